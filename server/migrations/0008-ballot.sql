-- Opaque voter: erasing a person blanks this row's person_id and leaves the ballots.
create table voter (
  id uuid primary key default uuidv7(),
  edition_id uuid not null references edition,
  person_id uuid references person,
  unique (edition_id, person_id)
);
create index voter_person on voter (person_id);

-- Append only; the latest of a voter on a film counts.
create table ballot (
  id uuid primary key,                -- made by the client: repeating it is the same ballot
  edition_id uuid not null,
  film_id uuid not null,
  voter_id uuid not null,
  mark smallint not null check (mark between 0 and 5), -- 1–5 marks; 1 favourite; 0 taken back
  seq bigint generated always as identity,
  cast_at timestamptz not null        -- when the server received it
);
create index ballot_latest on ballot (edition_id, voter_id, film_id, seq desc);

-- The box is sealed before it is counted; nothing goes in afterwards, whatever the calendar says.
create table sealing (
  edition_id uuid primary key references edition,
  sealed_by uuid not null references person,
  sealed_at timestamptz not null
);
