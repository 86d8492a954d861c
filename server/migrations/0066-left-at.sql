-- Where a viewer left a film, in milliseconds of film time: there it goes on, on whatever device. 0: at its beginning.
alter table viewing add column at_ms int4 not null default 0 check (at_ms >= 0);
-- The film left last, without looking at all that were watched.
create index viewing_left_by_person on viewing (person_id, heard_at desc) where at_ms > 0;
create index viewing_left_by_visitor on viewing (visitor_id, heard_at desc) where at_ms > 0;
