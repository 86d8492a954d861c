-- Tables of better-auth live in their own schema; nothing outside account reads them.
create schema auth;

create table person (
  id uuid primary key,
  auth_user_id text unique,           -- auth."user".id; null once erased
  email text unique,                  -- lower-cased; null once erased
  handle text unique check (handle ~ '^[a-z0-9_]{2,30}$'),
  name text not null default '',
  picture_hash text,                  -- blob
  language text not null default 'ja' check (language in ('ja', 'en')),
  birth_date date,                    -- null only for accounts made by the operator, or erased ones
  created_at timestamptz not null default now(),
  erased_at timestamptz
);

-- An answer to the age question binds a browser and an address for a day. Only keyed digests are kept.
create table age_answer (
  digest text primary key,            -- hmac(key, 'browser:' || cookie) or hmac(key, 'email:' || address)
  birth_date date not null,
  answered_at timestamptz not null
);

create table guardian_consent (
  id uuid primary key,
  person_id uuid not null references person,
  guardian_email text not null,
  token_hash text not null unique,
  rights_version text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  given_at timestamptz,
  given_name text,
  refused_at timestamptz,
  withdrawn_at timestamptz
);
create index guardian_consent_person on guardian_consent (person_id, asked_at desc);

-- Versioned consent of a person to a text (terms, privacy, rights of an edition).
create table consent (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  kind text not null,                 -- 'terms', 'rights'
  edition_id uuid,
  version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
create index consent_person on consent (person_id, kind, given_at desc);

-- Roles are data. edition_id null: in the whole festival.
create table role_grant (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  edition_id uuid,
  role text not null check (role in ('organiser', 'moderator', 'juror', 'producer', 'press')),
  granted_by uuid references person,
  granted_at timestamptz not null default now(),
  unique nulls not distinct (person_id, edition_id, role)
);

create table api_token (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null,
  token_hash text not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);
