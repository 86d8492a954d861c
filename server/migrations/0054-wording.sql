-- What is written about a film that is posted, before its maker makes it public. Of a draft the words are the film's own.
create table wording (
  film_id uuid primary key references film on delete cascade,
  words jsonb not null,
  saved_at timestamptz not null
);
-- Grows with every change of either, so that two who write at once notice each other.
alter table film add column words_version integer not null default 0;
