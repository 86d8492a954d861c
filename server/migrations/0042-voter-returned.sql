-- The films that a voter had made when they erased themselves: whoever comes back as this voter votes for none of them.
alter table voter add column made uuid[];
-- When they came back. What they cast before was earned then, though nobody can tell any more what they had watched.
alter table voter add column returned_at timestamptz;
