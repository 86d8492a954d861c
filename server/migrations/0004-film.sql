create table film (
  id uuid primary key,
  person_id uuid not null references person,
  title jsonb not null default '{"original":"","reading":"","romanised":"","english":""}',
  synopsis jsonb not null default '{"ja":"","en":""}',
  language text not null default 'ja', -- BCP 47 of what is spoken; 'zxx' for none
  post text not null default '',       -- the text with the hashtags
  poster_at_ms integer,                -- frame the maker chose; null: chosen for them
  created_at timestamptz not null default now(),
  erased_at timestamptz
);
create index film_person on film (person_id, created_at desc);

create table film_category (
  film_id uuid not null references film on delete cascade,
  category_id uuid not null references category on delete cascade,
  primary key (film_id, category_id)
);

-- A resumable upload. A film may have several (replacements); the last complete one counts.
create table upload (
  id uuid primary key,
  film_id uuid not null references film on delete cascade,
  person_id uuid not null references person,
  bytes bigint not null,
  file_name text not null default '',
  begun_at timestamptz not null,
  completed_at timestamptz,
  abandoned_at timestamptz,
  seq bigint generated always as identity
);
create index upload_film on upload (film_id, seq desc);
create index upload_open on upload (begun_at) where completed_at is null and abandoned_at is null;

-- The bytes as uploaded, never served, with what was measured by decoding them.
create table original (
  film_id uuid primary key references film on delete cascade,
  upload_id uuid references upload,
  hash text not null references blob,
  duration_ms integer,
  width integer,                      -- as displayed: upright, square pixels
  height integer,
  fps real,
  has_audio boolean,
  loudness_lufs real,
  bars jsonb,                         -- {top, bottom, left, right} in display pixels
  facts jsonb not null default '{}',
  received_at timestamptz not null
);

create table preparation (
  film_id uuid primary key references film on delete cascade,
  state text not null check (state in ('waiting', 'working', 'watchable', 'complete', 'refused', 'failed', 'waiting_for_space')),
  stage text not null default 'waiting',
  per_cent real not null default 0,
  reason text,                        -- code of the error table when refused or failed
  detail jsonb not null default '{}',
  attempt integer not null default 0,
  queued_at timestamptz not null,
  watchable_at timestamptz,
  finished_at timestamptz,
  updated_at timestamptz not null
);

create table rendition (
  film_id uuid not null references film on delete cascade,
  name text not null,                 -- '540', 'audio', 'start'
  hash text not null references blob,
  width integer,
  height integer,
  bandwidth integer not null default 0,
  average_bandwidth integer not null default 0,
  codecs text not null,
  playlist text,                      -- media playlist with relative addresses
  duration_ms integer not null,
  primary key (film_id, name)
);

create table poster (
  film_id uuid primary key references film on delete cascade,
  hash text not null references blob,
  width integer not null,
  height integer not null,
  at_ms integer not null,
  thumbhash text not null             -- base64
);

create table storyboard (
  film_id uuid primary key references film on delete cascade,
  hash text not null references blob,
  columns integer not null,
  rows integer not null,
  frame_width integer not null,
  frame_height integer not null,
  interval_ms integer not null
);

create table caption (
  id uuid primary key,
  film_id uuid not null references film on delete cascade,
  language text not null,
  webvtt text not null,
  cues integer not null default 0,
  added_at timestamptz not null default now(),
  unique (film_id, language)
);

create table credit (
  id uuid primary key,
  film_id uuid not null references film on delete cascade,
  role text not null,                 -- 'director', 'camera', … or the maker's own word
  name text not null,
  person_id uuid references person,
  position integer not null default 0
);

create table team_member (
  id uuid primary key,
  film_id uuid not null references film on delete cascade,
  email text not null,
  person_id uuid references person,
  role text not null default '',
  token_hash text not null unique,
  invited_at timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  unique (film_id, email)
);
create index team_member_person on team_member (person_id) where accepted_at is not null;

create table rights_declaration (
  id uuid primary key,
  film_id uuid not null references film on delete cascade,
  person_id uuid not null references person,
  version text not null,
  own_work boolean not null,
  music boolean not null,
  people boolean not null,
  declared_at timestamptz not null,
  -- two declarations within one millisecond still have an order
  seq bigint generated always as identity
);
create index rights_declaration_film on rights_declaration (film_id, seq desc);

-- The maker's act of posting: the standing wish to be public. Taking the film back deletes it.
create table posting (
  film_id uuid primary key references film on delete cascade,
  posted_by uuid not null references person,
  posted_at timestamptz not null,
  guardian_under integer default 18   -- younger makers need a guardian's consent; null: nobody does
);

-- A film is public while a publication exists and no hold or removal stands.
create table publication (
  film_id uuid primary key references film on delete cascade,
  published_by uuid references person,
  published_at timestamptz not null
);

-- Who may fetch a film's media: the path of its addresses carries the token.
create table media_grant (
  token text primary key,
  film_id uuid not null references film on delete cascade,
  purpose text not null check (purpose in ('publication', 'preview')),
  person_id uuid references person,
  granted_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
create index media_grant_film on media_grant (film_id);
