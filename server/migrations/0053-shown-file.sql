-- What viewers are shown of a film, as it was measured: until a file that takes its place is ready, the one before it
-- stands with its own facts.
create table shown_file (
  film_id uuid primary key references film on delete cascade,
  bytes bigint not null,
  duration_ms integer not null,
  width integer not null,
  height integer not null,
  bars jsonb,
  shown_since timestamptz not null
);
insert into shown_file (film_id, bytes, duration_ms, width, height, bars, shown_since)
select o.film_id, b.bytes, o.duration_ms, o.width, o.height, o.bars, coalesce(p.watchable_at, o.received_at)
from original o
join blob b on b.hash = o.hash
join preparation p on p.film_id = o.film_id and p.state in ('watchable', 'complete')
where o.duration_ms is not null and o.width is not null and o.height is not null;
