create table edition (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,48}$'),
  name jsonb not null,                -- {ja, en}
  tagline jsonb not null default '{"ja":"","en":""}',
  description jsonb not null default '{"ja":"","en":""}',
  ordinal integer,                    -- 3: the third edition
  time_zone text not null default 'Asia/Tokyo',
  accent text not null default '#ff4326',
  accent_on_stage text not null default '#ff4326',
  accent_on_paper text not null default '#be1f03',
  on_accent text not null default '#14110e',
  rules jsonb not null,               -- contract/edition.ts Rules
  decision_at timestamptz,            -- makers are told by then
  revision integer not null default 1,
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  published_at timestamptz,           -- null: a draft that only its organisers see
  published_by uuid references person
);
alter table role_grant add foreign key (edition_id) references edition;
alter table consent add foreign key (edition_id) references edition;

create table phase (
  edition_id uuid not null references edition on delete cascade,
  kind text not null check (kind in ('announced', 'submissions', 'screening', 'voting', 'judging', 'ceremony', 'archive')),
  starts_at timestamptz not null,
  ends_at timestamptz,                -- half-open; null only for archive
  primary key (edition_id, kind),
  check (ends_at is null or ends_at > starts_at)
);

-- What the calendar was and became, with the reason that everyone can read.
create table calendar_change (
  id uuid primary key default uuidv7(),
  edition_id uuid not null references edition on delete cascade,
  reason text not null default '',
  before jsonb not null,              -- {phases, decisionAt}
  after jsonb not null,
  changed_by uuid not null references person,
  changed_at timestamptz not null
);
create index calendar_change_edition on calendar_change (edition_id, changed_at desc);

create table hashtag (
  edition_id uuid not null references edition on delete cascade,
  folded text not null,               -- NFKC, case folded, without the mark
  shown text not null,
  position integer not null default 0,
  primary key (edition_id, folded)
);
create index hashtag_folded on hashtag (folded);

-- The rights text in each of its versions; the highest stands.
create table rights_text (
  edition_id uuid not null references edition on delete cascade,
  version integer not null,
  ja text not null,
  en text not null,
  written_by uuid not null references person,
  written_at timestamptz not null,
  primary key (edition_id, version)
);

create table key_picture (
  edition_id uuid primary key references edition on delete cascade,
  webp_hash text not null references blob,
  jpeg_hash text not null references blob,
  width integer not null,
  height integer not null,
  uploaded_by uuid not null references person,
  uploaded_at timestamptz not null
);

create table category (
  id uuid primary key,
  edition_id uuid not null references edition on delete cascade,
  name jsonb not null,
  description jsonb not null default '{"ja":"","en":""}',
  position integer not null default 0
);
create index category_edition on category (edition_id, position);

create table award (
  id uuid primary key,
  edition_id uuid not null references edition on delete cascade,
  name jsonb not null,
  description jsonb not null default '{"ja":"","en":""}',
  prize jsonb not null default '{"ja":"","en":""}',
  prize_amount bigint,                -- integer minor units
  prize_currency text,
  decided_by text not null check (decided_by in ('audience', 'jury', 'organiser')),
  places integer not null default 1 check (places between 1 and 100),
  position integer not null default 0
);
create index award_edition on award (edition_id, position);

create table partner (
  id uuid primary key,
  edition_id uuid not null references edition on delete cascade,
  name jsonb not null,
  part jsonb not null default '{"ja":"","en":""}',  -- 上映 / Screening
  url text,
  position integer not null default 0
);
create index partner_edition on partner (edition_id, position);
