-- What happened, told once, in the transaction of the change. Features react by jobs.
create table event (
  id uuid primary key default uuidv7(),
  kind text not null,                 -- 'film.published'
  subject_kind text not null,         -- 'film'
  subject_id uuid not null,
  edition_id uuid,
  actor_id uuid,                      -- person.id, null when the system acted
  data jsonb not null default '{}',
  happened_at timestamptz not null default now()
);
create index event_subject on event (subject_kind, subject_id, happened_at);
create index event_edition on event (edition_id, happened_at);

-- A handler that has dealt with an event; makes handling idempotent.
create table event_handled (
  event_id uuid not null references event on delete cascade,
  handler text not null,
  handled_at timestamptz not null default now(),
  primary key (event_id, handler)
);

create table mail (
  id uuid primary key default uuidv7(),
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  language text not null check (language in ('ja', 'en')),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  error text
);
create index mail_created on mail (created_at desc);

-- Content-addressed bytes. `refs` counts the rows that name the hash; at zero the bytes may go from `free_at` on.
create table blob (
  hash text primary key,              -- sha-256, hex
  bytes bigint not null,
  media_type text not null,
  refs integer not null default 0,
  free_at timestamptz not null default now()
);
create index blob_free on blob (free_at) where refs <= 0;
