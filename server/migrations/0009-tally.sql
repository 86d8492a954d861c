-- A change of what was decided or published is moved first.
create table motion (
  id uuid primary key,
  edition_id uuid not null references edition,
  text text not null,
  moved_by uuid not null references person,
  moved_at timestamptz not null
);
create index motion_edition on motion (edition_id, moved_at desc);

-- One count of the ballots for one award, with everything needed to count again. The latest of an award counts.
create table result (
  id uuid primary key,
  edition_id uuid not null references edition,
  award_id uuid not null references award,
  method text not null check (method in ('marks', 'favourites')),
  most integer not null,              -- favourites a voter had
  closed_at timestamptz not null,     -- the end of voting that was judged by
  through_seq bigint not null,        -- the last ballot in the box
  films jsonb not null,               -- [{filmId, entryId, viewings, barred}]
  formula jsonb not null,             -- the constants that came out
  standings jsonb not null,           -- [{place, tied, filmId, entryId, ballots, mean, score, …}]
  exclusions jsonb not null,          -- [{reason, ballots, films}]
  counts jsonb not null,              -- {received, counted, superseded, takenBack, excluded}
  digest text not null,               -- sha-256 of the counted ballots in order
  counted_by uuid not null references person,
  counted_at timestamptz not null
);
create index result_award on result (award_id, counted_at desc);

-- A ballot that was left out for itself; those left out with their film follow from `films`.
create table exclusion (
  result_id uuid not null references result on delete cascade,
  ballot_id uuid not null,
  reason text not null check (reason in ('after_close', 'not_watched', 'own_film')),
  primary key (result_id, ballot_id)
);

create table result_publication (
  result_id uuid primary key references result,
  motion_id uuid references motion,   -- when it replaces a published one
  published_by uuid not null references person,
  published_at timestamptz not null
);

-- Who won an award, by whom decided. Append only; the latest of an award and place counts, changed by a motion only.
create table decision (
  id uuid primary key,
  award_id uuid not null references award,
  place integer not null default 1,
  film_id uuid references film,       -- null: not awarded
  note jsonb not null default '{"ja":"","en":""}',
  motion_id uuid references motion,
  decided_by uuid not null references person,
  decided_at timestamptz not null,
  seq bigint generated always as identity
);
create index decision_award on decision (award_id, place, seq desc);

create table award_publication (
  award_id uuid primary key references award,
  published_by uuid not null references person,
  published_at timestamptz not null
);

-- Whose an award is and how often it is given stays once there is an outcome: else editing it would undo the outcome.
create function award_stands() returns trigger language plpgsql as $$
begin
  if exists (select from result where award_id = old.id) or exists (select from decision where award_id = old.id) then
    raise exception 'award % has an outcome', old.id using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger award_stands before update on award for each row
  when (new.decided_by is distinct from old.decided_by or new.places is distinct from old.places)
  execute function award_stands();
