-- What stands in a film's short address, /f/…, for ever: eight signs without look-alikes, 8e11 of them. Bytes 6 and 8 of a
-- random UUID are not all random, so they are left out.
create function short_code() returns text language sql volatile as $$
  select string_agg(substr('23456789abcdefghjkmnpqrstuvwxyz', 1 + get_byte(random, at) % 31, 1), '')
  from (select uuid_send(gen_random_uuid()) as random) made, unnest(array[0, 1, 2, 3, 4, 5, 9, 10]) as at
$$;
alter table film add column code text not null default short_code();
create unique index film_code on film (code);
