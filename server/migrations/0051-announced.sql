-- When each announcement ends of bytes that are about to be named; the naming ends one. What is erased waits for these
-- alone, and not for the rest of what was only released.
alter table blob add column announced timestamptz[] not null default '{}';
