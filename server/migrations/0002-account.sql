-- The tables of better-auth live in their own schema, with the names it gives them; nothing outside account reads them.
create schema auth;

create table auth."user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create table auth."session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,                   -- always empty: no address is kept
  "userAgent" text,                   -- 'Safari · iOS': the kind of browser, no more
  "userId" text not null references auth."user" ("id") on delete cascade
);
create table auth."account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null
);
create table auth."verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create table auth."passkey" (
  "id" text not null primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);
create index "session_userId_idx" on auth."session" ("userId");
create index "account_userId_idx" on auth."account" ("userId");
create index "verification_identifier_idx" on auth."verification" ("identifier");
create index "passkey_userId_idx" on auth."passkey" ("userId");
create index "passkey_credentialID_idx" on auth."passkey" ("credentialID");

create table person (
  id uuid primary key,
  auth_user_id text unique,           -- auth."user".id; null before the first sign-in and once erased
  email text unique,                  -- lower-cased; null once erased
  mailbox text,                       -- the mailbox behind it: without the tag after +
  handle text unique check (handle ~ '^[a-z0-9_]{2,30}$'),
  name text not null default '',
  picture_hash text,                  -- blob
  language text not null default 'ja' check (language in ('ja', 'en')),
  birth_date date,                    -- null only for people whom an organiser or the operator vouches for, or erased ones
  created_at timestamptz not null default now(),
  erased_at timestamptz
);
create index person_mailbox on person (mailbox);

-- An answer to the age question binds a browser and an address for a day. Only keyed digests are kept.
create table age_answer (
  digest text primary key,            -- hmac(key, 'browser:' || cookie) or hmac(key, 'email:' || address)
  birth_date date not null,
  answered_at timestamptz not null
);

-- What is limited (codes per address, guesses, letters to guardians) is counted under keyed digests.
create table limited_act (
  digest text not null,
  done_at timestamptz not null
);
create index limited_act_digest on limited_act (digest, done_at);
create index limited_act_done on limited_act (done_at);

create table guardian_consent (
  id uuid primary key,
  person_id uuid not null references person,
  edition_id uuid,                    -- null: for films on the person's own page
  guardian_email text not null,       -- '' once the person is erased
  token_hash text not null unique,
  rights_version text not null,
  language text not null check (language in ('ja', 'en')),
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
create index role_grant_edition on role_grant (edition_id);

-- A role that waits for its person's first sign-in.
create table role_invitation (
  id uuid primary key,
  edition_id uuid,
  email text not null,
  role text not null check (role in ('organiser', 'moderator', 'juror', 'producer', 'press')),
  invited_by uuid references person,
  invited_at timestamptz not null,
  accepted_at timestamptz,
  unique nulls not distinct (edition_id, email, role)
);
create index role_invitation_email on role_invitation (email) where accepted_at is null;

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
create index api_token_person on api_token (person_id, created_at desc);

-- A link that signs its person in once: how an operator without mail enters for the first time.
create table sign_in_link (
  token_hash text primary key,
  person_id uuid not null references person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
