-- What stands of a film and what runs in an edition, said once: every feature asks these views, and only the
-- feature that writes them reads rulings, withdrawals and disqualifications themselves.

drop index ruling_subject;
create index ruling_subject on ruling (subject_kind, subject_id, seq desc);

-- The latest ruling on a film is the one of the highest seq, whatever the clocks said. `in_sight`: anyone may see it.
create view film_standing as
select f.id as film_id, f.person_id, f.erased_at, p.published_at,
  r.act as ruling, r.reason_code as ruling_code, r.reason as ruling_reason, r.ruled_at,
  coalesce(r.act = 'hold', false) as held,
  coalesce(r.act = 'remove', false) as removed,
  f.erased_at is null and p.film_id is not null and coalesce(r.act, 'release') = 'release' as in_sight
from film f
left join publication p on p.film_id = f.id
left join lateral (
  select act, reason_code, reason, ruled_at from ruling
  where subject_kind = 'film' and subject_id = f.id
  order by seq desc limit 1) r on true;

-- `competes`: still in the competition, whether or not it can be seen. `running`: what the edition's feed may show,
-- its audience may vote for and its awards may go to. `bar`: the first thing that keeps it from running, for the count.
create view entry_standing as
select e.id as entry_id, e.edition_id, e.film_id, s.person_id, e.stage, e.number, e.received_at,
  ended.withdrawn, ended.disqualified, s.erased_at, s.held, s.removed, s.in_sight,
  not ended.withdrawn and not ended.disqualified and s.erased_at is null as competes,
  not ended.withdrawn and not ended.disqualified and e.stage <> 'received' and s.in_sight as running,
  case
    when ended.withdrawn or s.erased_at is not null then 'withdrawn'
    when ended.disqualified then 'disqualified'
    when s.held or s.removed then 'removed'
    when e.stage = 'received' then 'ineligible'
    when not s.in_sight then 'withdrawn'
  end as bar
from entry e
join film_standing s on s.film_id = e.film_id
cross join lateral (select
  exists (select from withdrawal w where w.entry_id = e.id) as withdrawn,
  exists (select from disqualification d where d.entry_id = e.id) as disqualified) ended;

-- Who was an accepted member of a film's team and is no more: such a person does not vote for it either.
create table former_member (
  film_id uuid not null references film on delete cascade,
  person_id uuid not null references person,
  left_at timestamptz not null,
  primary key (film_id, person_id)
);
create index former_member_person on former_member (person_id);
insert into former_member (film_id, person_id, left_at)
select joined.subject_id, joined.actor_id, max(gone.happened_at)
from event joined
join event gone on gone.kind = 'film.team_left' and gone.subject_id = joined.subject_id
  and gone.data ->> 'memberId' = joined.data ->> 'memberId'
join film on film.id = joined.subject_id and film.erased_at is null
join person on person.id = joined.actor_id and person.erased_at is null
where joined.kind = 'film.team_joined'
group by joined.subject_id, joined.actor_id;

-- Everyone who made a film or was ever in its team; who came twice stands in it twice.
create view film_maker as
select id as film_id, person_id from film
union all
select film_id, person_id from team_member where accepted_at is not null and person_id is not null
union all
select film_id, person_id from former_member;

-- A text as it is compared in a search: widths, cases and the two kana are one.
create function folded(text) returns text language sql immutable strict parallel safe as $$
  select translate(lower(normalize($1, NFKC) collate pg_c_utf8),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶヽヾς',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖゝゞσ')
$$;
