import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changeProfile } from '#features/account/me/profile.ts'
import { foldForSearch } from '#platform/text/text.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('the database folds a text for searching as the program does', async () => {
  await using site = await harness()
  const { pool } = site.platform
  const letter = fc.constantFrom(
    ...'abzABZßéÉñçøÅœŒıİ 　ａＺ１①㍿㌢',
    ...'あいがぱっゃゎんゔゕゝゞアイガパッャヮンヴヵヶヽヾｱｶﾞﾊﾟｯｬｰ',
    ...'ー-‐‑–—―−─━〜～~',
    ...'雲屋上葛﨑髙',
    ...'αΆΣσςωЖёЙ',
    ...'\u0301\u3099\u309a\u200b\u200d\ufe0f\u00ad\u{e0100}❤🎬',
    ...`%_\\"'{}:.,`,
  )
  const texts = fc.sample(
    fc.array(letter, { maxLength: 12 }).map((letters) => `雲${letters.join('')}`),
    4000,
  )
  const { rows } = await pool.query<{ text: string; folded: string }>(
    'select t as text, folded(t) as folded from unnest($1::text[]) as t',
    [texts],
  )
  for (const { text, folded } of rows) assert.equal(folded, foldForSearch(text), JSON.stringify(text))
})

test('the console finds entries by the values of their titles and names, however they are spelt', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const makers = [await signIn(site), await signIn(site)]
  await changeProfile(site.platform, makers[0]?.id ?? '', { name: '朝比奈 薫', handle: 'kaoru_a' })
  await changeProfile(site.platform, makers[1]?.id ?? '', { name: 'Zoë Ångström' })
  const titles = ['終バスのあと', '100%の雨', 'Café "original"']
  for (const [n, title] of titles.entries()) {
    const maker = makers[n === 2 ? 1 : 0] ?? assert.fail()
    const filmId = await aFilm(site, maker.id, { title, post: tagOf(edition) })
    const forms = n === 0 ? { reading: 'しゅうバスのあと', romanised: 'Shūbasu no Ato' } : { english: 'Rain' }
    await ask(site, maker, 'PATCH', `/films/${filmId}`, { title: forms })
    await makeWatchable(site, filmId)
    await post(site, maker, filmId)
  }
  const found = async (search: string) => {
    const path = `/editions/${edition.id}/entries?search=${encodeURIComponent(search)}`
    const { entries } = (await ask(site, organiser, 'GET', path)).json
    return entries.map(({ title }: { title: { original: string } }) => titles.indexOf(title.original)).sort()
  }
  for (const [search, expected] of [
    ['ﾊﾞｽ', [0]],
    ['ばす', [0]],
    ['shubasu', [0]],
    ['しゅうばす', [0]],
    ['朝比奈薫', [0, 1]],
    ['ＫＡＯＲＵ＿Ａ', [0, 1]],
    ['100%', [1]],
    ['%', [1]],
    ['_', [0, 1]],
    ['cafe', [2]],
    ['angstrom', [2]],
    ['"', [2]],
    ['original', [2]],
    ['RAIN', [1, 2]],
    ['2', [1]],
    ['２', [1]],
    ['reading', []],
    ['romanised', []],
    ['{', []],
    [':', []],
    ['\\', []],
    ['あと朝', []],
    ['　', [0, 1, 2]],
    ['\u200b', [0, 1, 2]],
  ] as const)
    assert.deepEqual(await found(search), expected, search)
})
