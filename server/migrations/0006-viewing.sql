-- A browser before sign-in; its viewings pass to the person who signs in with it.
create table visitor (
  id uuid primary key,
  person_id uuid references person,   -- who took its viewings over last
  first_seen_at timestamptz not null,
  merged_at timestamptz
);

-- One viewer's watching of one film. viewer_id is visitor.id or person.id.
create table viewing (
  id uuid primary key,
  film_id uuid not null references film on delete cascade,
  viewer_id uuid not null,
  watched int4multirange not null default '{}',  -- milliseconds of the film, distinct
  watched_ms integer not null default 0,
  begun_at timestamptz not null,
  heard_at timestamptz not null,
  verified_at timestamptz,            -- when the edition's share was reached
  unique (viewer_id, film_id)
);
create index viewing_film on viewing (film_id) where verified_at is not null;

-- The wall clock of one viewer: film time is credited against it, whichever films are open.
create table watch_clock (
  viewer_id uuid primary key,
  viewing_id uuid not null,           -- the one begun last
  opened_at timestamptz not null,
  claimed_ms integer not null default 0,  -- of that viewing, since it was opened
  spent_until timestamptz not null
);

-- A film having really been on someone's screen.
create table exposure (
  film_id uuid not null references film on delete cascade,
  edition_id uuid not null references edition on delete cascade,
  viewer_id uuid not null,
  confirmed_at timestamptz not null,
  primary key (viewer_id, edition_id, film_id)
);

-- Running exposure counts of an edition's films; every process reads what the others have changed.
create table exposure_count (
  edition_id uuid not null references edition on delete cascade,
  film_id uuid not null references film on delete cascade,
  confirmed integer not null default 0,
  changed_at timestamptz not null,
  primary key (edition_id, film_id)
);
create index exposure_count_changed on exposure_count (edition_id, changed_at);
