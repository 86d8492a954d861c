-- Free pages of an edition, written in Markdown; `blocks` is what was read of it, all that a page may show.
create table edition_page (
  edition_id uuid not null references edition on delete cascade,
  kind text not null check (kind in ('rules', 'faq', 'contact', 'prizes')),
  ja text not null default '',
  en text not null default '',
  blocks jsonb not null,              -- {ja: [block], en: [block]}
  written_by uuid not null references person,
  written_at timestamptz not null,
  primary key (edition_id, kind)
);

-- Every address under which an edition has been public. It leads there for ever, and no other edition takes it.
create table edition_address (
  slug text primary key,
  edition_id uuid references edition on delete set null,  -- null: the edition is gone
  public_since timestamptz not null
);
create index edition_address_edition on edition_address (edition_id);
insert into edition_address (slug, edition_id, public_since)
select slug, id, published_at from edition where published_at is not null;

-- An edition that was put away: nothing of it changes until it is taken out again.
create table edition_archiving (
  edition_id uuid primary key references edition on delete cascade,
  archived_by uuid not null references person,
  archived_at timestamptz not null
);

-- What people ask first: who organises, whether it is free, whether a film that was shown before may enter.
alter table edition add column organiser jsonb not null default '{"ja":"","en":""}';
alter table edition add column fee text check (fee in ('free', 'paid'));
alter table edition add column earlier_films text check (earlier_films in ('welcome', 'unshown'));

-- A draft that nobody has entered may go, and the roles in it with it.
alter table role_grant drop constraint role_grant_edition_id_fkey;
alter table role_grant add constraint role_grant_edition_id_fkey
  foreign key (edition_id) references edition on delete cascade;
alter table role_invitation add foreign key (edition_id) references edition on delete cascade;
