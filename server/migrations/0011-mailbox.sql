-- One account a mailbox. What reaches one mailbox is one, however it is spelt: without case, width, the tag after +,
-- Google's dots, and with a domain of any script in its ASCII form (server/platform/mail/address.ts says the same).

-- RFC 3492. Domains of other scripts came in by the command line and by invitations only, but they did come in.
create function pg_temp.punycode(label text) returns text language plpgsql immutable as $$
declare
  points int[] := array(select ascii(c) from regexp_split_to_table(label, '') with ordinality as t(c, at) order by at);
  written text := coalesce((select string_agg(chr(p), '' order by at) from unnest(points) with ordinality as t(p, at) where p < 128), '');
  basic int := length(written);
  done int := basic;
  n int := 128; delta int := 0; bias int := 72;
  next int; q int; k int; t int; digit int; p int;
begin
  if label = '' or basic = cardinality(points) then return label; end if;
  if basic > 0 then written := written || '-'; end if;
  while done < cardinality(points) loop
    select min(u) into next from unnest(points) as u where u >= n;
    delta := delta + (next - n) * (done + 1);
    n := next;
    foreach p in array points loop
      if p < n then delta := delta + 1; end if;
      continue when p <> n;
      q := delta; k := 36;
      loop
        t := least(greatest(k - bias, 1), 26);
        exit when q < t;
        digit := t + (q - t) % (36 - t);
        written := written || chr(case when digit < 26 then 97 + digit else 22 + digit end);
        q := (q - t) / (36 - t);
        k := k + 36;
      end loop;
      written := written || chr(case when q < 26 then 97 + q else 22 + q end);
      delta := case when done = basic then delta / 700 else delta / 2 end;
      delta := delta + delta / (done + 1);
      k := 0;
      while delta > 455 loop delta := delta / 35; k := k + 36; end loop;
      bias := k + 36 * delta / (delta + 38);
      delta := 0;
      done := done + 1;
    end loop;
    delta := delta + 1;
    n := n + 1;
  end loop;
  return 'xn--' || written;
end $$;

create function pg_temp.address_of(email text) returns text language sql immutable as $$
  select lower(normalize(split_part(e, '@', 1), nfkc)) || '@' ||
    (select string_agg(pg_temp.punycode(label), '.' order by at)
     from regexp_split_to_table(lower(normalize(split_part(e, '@', 2), nfkc)), '[.。]') with ordinality as t(label, at))
  from (select replace(email, '＠', '@')) as typed(e)
$$;

create function pg_temp.mailbox_of(address text) returns text language sql immutable as $$
  select case
      when domain in ('gmail.com', 'googlemail.com') then coalesce(nullif(replace(untagged, '.', ''), ''), untagged) || '@gmail.com'
      else untagged || '@' || domain
    end
  from (select coalesce(nullif(split_part(split_part(address, '@', 1), '+', 1), ''), split_part(address, '@', 1)),
    split_part(address, '@', 2)) as parts(untagged, domain)
$$;

-- An address that becomes another one's stays as it was written: both accounts are older than the rule.
update person p set email = pg_temp.address_of(email)
where email is not null and email <> pg_temp.address_of(email)
  and not exists (select from person o where o.id <> p.id and o.email is not null
    and pg_temp.address_of(o.email) = pg_temp.address_of(p.email));

-- Where several accounts share a mailbox already, all of them stay: whoever uses its plain address, else the
-- oldest, holds the mailbox; each of the others keeps its own spelling, comes in by exactly that one, and nobody
-- makes a further account.
update person p set mailbox = case when held.first then held.mailbox else p.email end
from (
  select id, pg_temp.mailbox_of(email) as mailbox,
    row_number() over (partition by pg_temp.mailbox_of(email)
      order by email = pg_temp.mailbox_of(email) desc, created_at, id) = 1 as first
  from person where email is not null
) as held
where held.id = p.id;

drop index person_mailbox;
create unique index person_mailbox on person (mailbox);

-- A code that was mailed and waits to be typed by whoever asked for it. Kept under what the asker alone holds, so
-- that nobody else's guesses count against it.
create table mailed_code (
  key text primary key,               -- keyed digest of the asker's secret
  address text not null,              -- where it went
  digest text not null,               -- keyed digest of the figures
  wrong integer not null default 0,   -- guesses
  expires_at timestamptz not null
);
create index mailed_code_expires on mailed_code (expires_at);
create index mailed_code_address on mailed_code (address);

-- When and from which network an account was made, so that a crowd that came at once can be told from a public.
-- The network is a digest that is another one each day and cannot be read back; the row goes after ninety days and
-- with the person.
create table arrival (
  person_id uuid primary key references person,
  arrived_at timestamptz not null,
  network text                        -- null: not known (a link of the operator's)
);
create index arrival_at on arrival (arrived_at);

-- An invitation waits for the owner of a mailbox, whoever they turn out to be. One that was accepted is history and
-- stands in no other's way.
alter table role_invitation add column mailbox text;
update role_invitation set mailbox = pg_temp.mailbox_of(pg_temp.address_of(email));
alter table role_invitation alter column mailbox set not null;
delete from role_invitation late using role_invitation early
where late.accepted_at is null and early.accepted_at is null
  and late.edition_id is not distinct from early.edition_id and late.mailbox = early.mailbox and late.role = early.role
  and (early.invited_at, early.id) < (late.invited_at, late.id);
alter table role_invitation drop constraint role_invitation_edition_id_email_role_key;
drop index role_invitation_email;
create unique index role_invitation_waiting on role_invitation (mailbox, role, edition_id) nulls not distinct
  where accepted_at is null;
