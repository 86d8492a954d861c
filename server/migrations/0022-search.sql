-- A text as it is searched, the same as `foldForSearch` of platform/text: widths, cases, the two kana, dashes after kana
-- and accents are one, what nobody sees and blanks are left out. What is searched for is folded by it too.
create or replace function folded(text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(translate(normalize(regexp_replace(normalize(regexp_replace(
      normalize(casefold(normalize(translate($1, '～', '〜'), NFKC) collate pg_unicode_fast), NFKC),
      '[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]+', '', 'g'), NFD),
      '([a-z\u00df-\u024f\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff])[\u0300-\u036f]+', '\1', 'g'), NFC),
      'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶヽヾ',
      'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖゝゞ'),
    '(?<=[ぁ-ゖゝゞ])[-\u2010-\u2015\u2212\u2500\u2501〜~ー]+', 'ー', 'g')
$$;
