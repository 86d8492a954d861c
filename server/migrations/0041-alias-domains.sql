-- Two more providers give one mailbox several addresses: Apple three domains, Proton four, and any dots, hyphens and
-- underscores (server/platform/mail/address.ts says the same).
create function pg_temp.alias_mailbox_of(address text) returns text language sql immutable as $$
  select case when domain in ('icloud.com', 'me.com', 'mac.com') then untagged || '@icloud.com'
      else coalesce(nullif(translate(untagged, '.-_', ''), ''), untagged) || '@proton.me' end
  from (select coalesce(nullif(split_part(split_part(address, '@', 1), '+', 1), ''), split_part(address, '@', 1)),
    split_part(address, '@', 2)) as parts(untagged, domain)
$$;
create function pg_temp.has_aliases(address text) returns boolean language sql immutable as $$
  select split_part(address, '@', 2) in
    ('icloud.com', 'me.com', 'mac.com', 'proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me')
$$;

-- Where several accounts share a mailbox already, all of them stay: one holds it, the others are each found by their
-- own spelling, and nobody makes a further account.
update person set mailbox = email where pg_temp.has_aliases(email);
update person p set mailbox = held.mailbox
from (
  select id, pg_temp.alias_mailbox_of(email) as mailbox,
    row_number() over (partition by pg_temp.alias_mailbox_of(email)
      order by email = pg_temp.alias_mailbox_of(email) desc, created_at, id) = 1 as first
  from person where pg_temp.has_aliases(email)
) as held
where held.id = p.id and held.first;

drop index role_invitation_waiting;
update role_invitation set mailbox = pg_temp.alias_mailbox_of(mailbox) where pg_temp.has_aliases(mailbox);
delete from role_invitation late using role_invitation early
where late.accepted_at is null and early.accepted_at is null
  and late.edition_id is not distinct from early.edition_id and late.mailbox = early.mailbox and late.role = early.role
  and (early.invited_at, early.id) < (late.invited_at, late.id);
create unique index role_invitation_waiting on role_invitation (mailbox, role, edition_id) nulls not distinct
  where accepted_at is null;
