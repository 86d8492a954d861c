create table entry (
  id uuid primary key,
  edition_id uuid not null references edition,
  film_id uuid not null references film,
  person_id uuid not null references person,
  stage text not null default 'received' check (stage in ('received', 'eligible', 'shortlisted', 'finalist')),
  number integer,                     -- counted from 1 in each edition, given on receipt
  received_at timestamptz not null,
  unique (edition_id, film_id),
  unique (edition_id, number)
);
create index entry_edition on entry (edition_id, received_at, id);
create index entry_person on entry (person_id, received_at desc);
create index entry_film on entry (film_id);

-- What the rules say of an entry; the latest row counts.
create table eligibility (
  id uuid primary key default uuidv7(),
  entry_id uuid not null references entry on delete cascade,
  eligible boolean,                   -- null while a fact is missing
  checks jsonb not null default '[]', -- [{rule, outcome, figures}]
  decided_at timestamptz not null
);
create index eligibility_entry on eligibility (entry_id, decided_at desc);

create table withdrawal (
  entry_id uuid primary key references entry on delete cascade,
  withdrawn_by uuid not null references person,
  reason text not null default '',
  withdrawn_at timestamptz not null
);

create table disqualification (
  entry_id uuid primary key references entry on delete cascade,
  disqualified_by uuid not null references person,
  reason text not null,
  disqualified_at timestamptz not null
);

create table entry_category (
  entry_id uuid not null references entry on delete cascade,
  category_id uuid not null references category,
  primary key (entry_id, category_id)
);
