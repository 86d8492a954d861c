-- What nobody sees, and joiners at its end, are no longer part of a hashtag: a kept one stays findable.
with bare as (
  select edition_id, folded,
    regexp_replace(folded, '[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\U000e0100-\U000e01ef]', '', 'g') as bare_folded,
    regexp_replace(shown, '[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\U000e0100-\U000e01ef]', '', 'g') as bare_shown
  from hashtag
), plain as (
  select edition_id, folded,
    regexp_replace(bare_folded, '[\u05be\u0f0b\u0f0c\u00b7\u30fb\u301c\u30a0]+$', '') as new_folded,
    regexp_replace(bare_shown, '[\u05be\u0f0b\u0f0c\u00b7\u30fb\uff65\u301c\uff5e\u30a0]+$', '') as new_shown
  from bare
), chosen as (
  select distinct on (edition_id, new_folded) * from plain order by edition_id, new_folded, folded
)
update hashtag set folded = chosen.new_folded, shown = chosen.new_shown
from chosen
where hashtag.edition_id = chosen.edition_id and hashtag.folded = chosen.folded
  and chosen.new_folded <> chosen.folded and chosen.new_folded <> ''
  and not exists (
    select from hashtag other
    where other.edition_id = chosen.edition_id and other.folded = chosen.new_folded
  );
