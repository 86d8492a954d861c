create table result (
  id uuid primary key,
  edition_id uuid not null references edition,
  award_id uuid not null references award,
  method text not null,               -- 'bayesian' | 'favourites'
  formula jsonb not null,             -- the constants that were used
  standings jsonb not null,           -- [{place, tied, filmId, entryId, ballots, mean, score, …}]
  exclusions jsonb not null,          -- [{reason, ballots|films}]
  digest text not null,               -- sha-256 of the counted ballots in order
  counted_by uuid not null references person,
  counted_at timestamptz not null
);
create table result_publication (
  result_id uuid primary key references result,
  published_by uuid not null references person,
  published_at timestamptz not null
);
create table motion (
  id uuid primary key,
  edition_id uuid not null references edition,
  text text not null,
  moved_by uuid not null references person,
  moved_at timestamptz not null
);
-- Who won an award, by whom decided. Append only; the latest of an award and place counts, changed by a motion only.
create table decision (
  id uuid primary key,
  award_id uuid not null references award,
  place integer not null default 1,
  film_id uuid references film,
  note jsonb not null default '{"ja":"","en":""}',
  motion_id uuid references motion,
  decided_by uuid not null references person,
  decided_at timestamptz not null
);
create index decision_award on decision (award_id, place, decided_at desc);
