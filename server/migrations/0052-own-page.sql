-- Where a posted film is to be shown: in the editions that it entered, while it stands there, and on its maker's own
-- page only where they asked for that. What is posted and stands in no edition today was told that it stays.
alter table posting add column own_page boolean not null default false;
update posting set own_page = true where not exists (
  select from entry_standing e where e.film_id = posting.film_id and e.competes);
