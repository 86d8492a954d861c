-- What the makers of an entry and its organisers write to each other. The id is the writer's own.
create table message (
  id uuid primary key,
  entry_id uuid not null references entry,
  side text not null check (side in ('makers', 'organisers')),
  person_id uuid references person,
  guardian_of uuid references person, -- where the guardian of a child wrote in place of a person
  text text not null,                 -- '' where only files were sent, and when its author has left
  sent_at timestamptz not null,
  erased_at timestamptz,
  seq bigint generated always as identity unique,
  check (num_nonnulls(person_id, guardian_of) = 1)
);
create index message_entry on message (entry_id, seq);
create index message_person on message (person_id);
create index message_guardian on message (guardian_of) where guardian_of is not null;

-- Sent before their message, which then takes them along; without one they go after a day.
create table message_file (
  id uuid primary key,
  entry_id uuid not null references entry,
  message_id uuid references message,
  person_id uuid references person,   -- null once an organiser who sent it has left
  guardian_of uuid references person,
  hash text not null references blob,
  name text not null,
  media_type text not null,           -- as its first bytes say
  bytes bigint not null,
  received_at timestamptz not null
);
create index message_file_message on message_file (message_id);
create index message_file_entry on message_file (entry_id);
create index message_file_unsent on message_file (received_at) where message_id is null;

-- The letters by which a message went out: they go when it does.
create table message_letter (
  message_id uuid not null references message,
  mail_id uuid not null,
  primary key (message_id, mail_id)
);

-- An organiser said that what the makers wrote up to then needs no answer.
create table thread_rest (
  entry_id uuid primary key references entry,
  up_to bigint not null,
  rested_by uuid not null references person,
  rested_at timestamptz not null
);

create table thread_seen (
  entry_id uuid not null references entry,
  person_id uuid not null references person,
  up_to bigint not null,
  seen_at timestamptz not null,
  primary key (entry_id, person_id)
);
create index thread_seen_person on thread_seen (person_id);

-- Among organisers; no maker ever sees one.
create table note (
  id uuid primary key,
  entry_id uuid not null references entry,
  person_id uuid not null references person,
  text text not null,
  written_at timestamptz not null,
  seq bigint generated always as identity
);
create index note_entry on note (entry_id, seq);

-- Entries whose makers wait for an answer, and since when: what they wrote after the organisers' last word, unless an
-- organiser has said that it needs none.
create view thread_unanswered as
  select m.entry_id, min(m.sent_at) as since
  from message m
  where m.side = 'makers' and m.erased_at is null
    and m.seq > coalesce((select max(o.seq) from message o where o.entry_id = m.entry_id and o.side = 'organisers'), 0)
    and m.seq > coalesce((select r.up_to from thread_rest r where r.entry_id = m.entry_id), 0)
    and not exists (select from withdrawal w where w.entry_id = m.entry_id)
  group by m.entry_id;
