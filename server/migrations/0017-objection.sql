-- An organiser sets the ballots of voters aside, with the reason that everyone reads beside the result.
create table objection (
  id uuid primary key,
  edition_id uuid not null references edition,
  reason text not null,
  motion_id uuid references motion,   -- once a result of the edition has been published
  raised_by uuid not null references person,
  raised_at timestamptz not null
);
create index objection_edition on objection (edition_id);

create table objection_voter (
  objection_id uuid not null references objection on delete cascade,
  voter_id uuid not null references voter,
  primary key (objection_id, voter_id)
);
create index objection_voter_voter on objection_voter (voter_id);

alter table exclusion drop constraint exclusion_reason_check;
alter table exclusion add constraint exclusion_reason_check
  check (reason in ('after_close', 'not_watched', 'own_film', 'set_aside'));

-- The objections that a count heard: [{id, reason, accounts, ballots}]
alter table result add column objections jsonb not null default '[]';
