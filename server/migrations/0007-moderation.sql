-- Subjects are known by kind and id only. The latest ruling on a subject stands.
create table ruling (
  id uuid primary key,
  subject_kind text not null,         -- 'film'
  subject_id uuid not null,
  act text not null check (act in ('hold', 'remove', 'release')),
  reason_code text not null,
  reason text not null,               -- shown to the maker
  ruled_by uuid not null references person,
  ruled_at timestamptz not null,
  -- two rulings within one millisecond still have an order
  seq bigint generated always as identity
);
create index ruling_subject on ruling (subject_kind, subject_id, ruled_at desc, seq desc);
