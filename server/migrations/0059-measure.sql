-- What an organiser or moderator did to one or several entries in one go, so that it can be taken back as it was done.
create table measure (
  id uuid primary key,
  edition_id uuid not null references edition,
  act text not null check (act in
    ('hold', 'remove', 'release', 'disqualify', 'reinstate', 'shortlist', 'finalist', 'unlist')),
  done_by uuid not null references person,
  done_at timestamptz not null
);

-- An entry that a measure has changed; the row goes when it is taken back.
create table measure_entry (
  measure_id uuid not null references measure on delete cascade,
  entry_id uuid not null references entry on delete cascade,
  event_id uuid not null,             -- the news that it made; while none of its kind is newer it can be taken back
  before jsonb not null,              -- {stage, ruling: {act, reasonCode, reason} | null, disqualification: reason | null}
  primary key (measure_id, entry_id)
);
create index measure_entry_entry on measure_entry (entry_id);
