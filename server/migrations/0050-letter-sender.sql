-- The person in whose name a letter is written to somebody else, as an invitation is: it names them, and goes with them.
alter table mail add column on_behalf_of uuid references person;
create index mail_on_behalf_of on mail (on_behalf_of) where on_behalf_of is not null;
