-- What a guardian states and how they showed that it was they: evidence for the organisers. Older consents have none
-- of it and go on to count as they were given, by the mailed link alone.
alter table guardian_consent
  add column relation text check (relation in ('parent', 'guardian')),
  add column confirmed_at timestamptz, -- by a code mailed to guardian_email
  add column asked_by uuid;            -- the browser in which the child asked; null by a script, and once erased
