-- One thing told to one person, or to their guardian, because of one event. What happened before this table is not
-- told again: news is handed out when it is recorded.
create table notice_letter (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  guardian_consent_id uuid references guardian_consent on delete cascade,
  mail_id uuid references mail on delete set null,  -- null when it could not be addressed, or is forgotten
  trouble text check (trouble in ('no_address', 'refused')),
  trouble_said text not null default '',            -- the mail server's words, addresses left out
  written_at timestamptz not null
);
create index notice_letter_mail on notice_letter (mail_id);
create index notice_letter_trouble on notice_letter (person_id) where trouble is not null;

create table notice (
  id uuid primary key default uuidv7(),
  event_id uuid not null references event on delete cascade,
  kind text not null,
  person_id uuid not null references person,
  guardian_consent_id uuid references guardian_consent on delete cascade,
  film_id uuid references film on delete cascade,
  entry_id uuid references entry on delete cascade,
  edition_id uuid references edition,
  told_at timestamptz not null,
  by_letter boolean not null,
  letter_id uuid references notice_letter on delete set null,
  seen_at timestamptz,
  unique nulls not distinct (event_id, person_id, guardian_consent_id)
);
create index notice_person on notice (person_id, id);
create index notice_waiting on notice (person_id) where by_letter and letter_id is null;
create index notice_letter_id on notice (letter_id);
create index notice_film on notice (film_id);

-- Somebody wants no letters but those about what they must or may do.
create table letter_refusal (
  person_id uuid primary key references person,
  refused_at timestamptz not null
);

-- A letter with pictures of its own, a way to refuse further ones, and an end of trying.
alter table mail
  add column pictures jsonb,        -- [{cid, hash}]
  add column unsubscribe text,
  add column given_up_at timestamptz;
