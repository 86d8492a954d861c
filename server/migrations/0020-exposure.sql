-- Why an exposure moves no count; null: it counts. What was there before counts as it did.
alter table exposure add set_aside text
  check (set_aside in ('unserved', 'late', 'hasty', 'network'));
create index exposure_set_aside on exposure (edition_id, film_id) where set_aside is not null;

-- How many exposures of a film one network has added to its count on one day.
create table exposure_share (
  network text not null,              -- a digest, another one each day and for persons
  edition_id uuid not null references edition on delete cascade,
  film_id uuid not null references film on delete cascade,
  counted integer not null default 0,
  changed_at timestamptz not null,
  primary key (network, edition_id, film_id)
);
create index exposure_share_changed on exposure_share (changed_at);
