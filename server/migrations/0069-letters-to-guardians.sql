-- Letters to guardians go with the child that they name, and with nobody else. Those that were written before: to an
-- address that has been named as a guardian's by one person alone, and is no account's.
update mail m set on_behalf_of = g.person_id
from (
  select guardian_email, min(person_id::text)::uuid as person_id from guardian_consent
  where guardian_email <> '' group by guardian_email having count(distinct person_id) = 1
) g
where m.recipient = g.guardian_email and m.on_behalf_of is null
  and not exists (select from person p where p.email = m.recipient);
