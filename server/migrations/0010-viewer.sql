-- Who watches is a person or a browser before sign-in, each known by a column of its own: an id of the one can
-- never be taken for the other. What erasure leaves belongs to a browser that is nobody's.
alter table viewing
  add person_id uuid references person,
  add visitor_id uuid;
update viewing set person_id = viewer_id where viewer_id in (select id from person);
update viewing set visitor_id = viewer_id where person_id is null;
alter table viewing
  drop column viewer_id,
  add constraint viewing_viewer check (num_nonnulls(person_id, visitor_id) = 1),
  add constraint viewing_of_person unique (person_id, film_id),
  add constraint viewing_of_visitor unique (visitor_id, film_id);

alter table watch_clock
  add person_id uuid references person,
  add visitor_id uuid;
update watch_clock set person_id = viewer_id where viewer_id in (select id from person);
update watch_clock set visitor_id = viewer_id where person_id is null;
alter table watch_clock
  drop column viewer_id,
  add constraint watch_clock_viewer check (num_nonnulls(person_id, visitor_id) = 1),
  add constraint watch_clock_of_person unique (person_id),
  add constraint watch_clock_of_visitor unique (visitor_id);

alter table exposure
  add person_id uuid references person,
  add visitor_id uuid;
update exposure set person_id = viewer_id where viewer_id in (select id from person);
update exposure set visitor_id = viewer_id where person_id is null;
alter table exposure
  drop column viewer_id,
  add constraint exposure_viewer check (num_nonnulls(person_id, visitor_id) = 1),
  add constraint exposure_of_person unique (person_id, edition_id, film_id),
  add constraint exposure_of_visitor unique (visitor_id, edition_id, film_id);
