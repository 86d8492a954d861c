-- An undelivered letter that nobody means to send again: it is off the list of those that want a hand.
alter table notice_letter
  add column dismissed_by uuid references person,
  add column dismissed_at timestamptz;
