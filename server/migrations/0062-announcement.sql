-- Whom an outcome concerns hears it first: it becomes public at its time, unless it is stopped before. `result_id`
-- null: of an award that is decided, not counted.
create table announcement (
  award_id uuid primary key references award,
  result_id uuid references result,
  motion_id uuid references motion,
  announced_by uuid not null references person,
  announced_at timestamptz not null,
  public_at timestamptz not null
);

-- When makers of awarded films were told, before everyone; null: not before.
alter table result_publication add column told_at timestamptz;
alter table award_publication add column told_at timestamptz;
