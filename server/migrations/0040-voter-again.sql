-- Who erases themselves while a box is open and comes in again with the same mailbox is the same voter: known again
-- by a digest that says nothing without the installation's secret, until the box is sealed.
alter table voter add column mailbox_digest text;
create unique index voter_mailbox on voter (edition_id, mailbox_digest) where mailbox_digest is not null;

create function voter_digest(secret text, edition_id uuid, mailbox text) returns text
  language sql immutable strict parallel safe as $$
  select encode(sha256(convert_to(secret || ':' || edition_id || ':' || mailbox, 'UTF8')), 'hex')
$$;

-- When such a voter came and opened films, for whoever looks for crowds once the box is sealed; it names nobody.
alter table voter add column moments jsonb;
