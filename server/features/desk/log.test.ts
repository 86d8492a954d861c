import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LogLine } from '#contract/log.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { aDesk, measured } from '#test/measures.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

const read = async (site: Site, who: SignedInPerson | null, editionId: string, after = '') =>
  await ask(site, who, 'GET', `/editions/${editionId}/log${after && `?after=${after}`}`)

test('the log says who did what in the edition, newest first, page by page, and nothing of another', async () => {
  await using site = await harness()
  const { organiser, second, edition, enter } = await aDesk(site)
  const other = await aDesk(site)
  const entry = await enter('凪の音')
  const there = await other.enter('よその作品')
  site.clock.advance(1000)
  await measured(site, second, edition, 'hold', [entry])
  await measured(site, other.organiser, other.edition, 'hold', [there])
  site.clock.advance(1000)
  await measured(site, organiser, edition, 'shortlist', [entry])
  await measured(site, organiser, edition, 'release', [entry])
  site.clock.advance(1000)
  await measured(site, organiser, edition, 'shortlist', [entry])
  const { lines }: { lines: LogLine[] } = (await read(site, organiser, edition.id)).json
  const [last, before, hold] = lines
  assert.deepEqual(
    [last, before, hold].map((line) => [
      line?.kind,
      line?.by?.name,
      line?.film?.title?.original,
      line?.film?.entryId,
    ]),
    [
      ['entry.shortlisted', '高野 百合', '凪の音', entry.entryId],
      ['film.released', '高野 百合', '凪の音', entry.entryId],
      ['film.held', '真壁 航', '凪の音', entry.entryId],
    ],
  )
  assert.equal(hold?.told.reason, '音楽を確認しています。')
  assert.ok(lines.some(({ kind }) => kind === 'edition.published'))
  assert.ok(!lines.some(({ film }) => film?.title?.original === 'よその作品'))
  for (let n = 0; n < 30; n++) {
    site.clock.advance(1000)
    await measured(site, organiser, edition, n % 2 ? 'shortlist' : 'unlist', [entry])
    await measured(site, organiser, edition, n % 2 ? 'release' : 'hold', [entry])
  }
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page: { lines: LogLine[]; next: string | null } = (await read(site, organiser, edition.id, after))
      .json
    seen.push(...page.lines.map(({ id }) => id))
    if (!page.next) break
    after = page.next
  }
  assert.equal(new Set(seen).size, seen.length, 'no line twice')
  assert.ok(
    lines.every(({ id }) => seen.includes(id)),
    'none lost',
  )
})

test('whoever has been erased did what they did without a name, and a deleted film has none', async () => {
  await using site = await harness()
  const { organiser, second, maker, edition, enter } = await aDesk(site)
  const entry = await enter('消える作品')
  await measured(site, second, edition, 'hold', [entry])
  await measured(site, second, edition, 'release', [entry])
  await ask(site, maker, 'DELETE', `/films/${entry.filmId}`)
  await ask(site, second, 'PUT', '/me/erasure', { email: second.email })
  await site.work()
  const { lines }: { lines: LogLine[] } = (await read(site, organiser, edition.id)).json
  const held = lines.find(({ kind }) => kind === 'film.held')
  assert.deepEqual(
    [held?.by, held?.film],
    [
      { id: second.id, name: '' },
      { title: null, entryId: null },
    ],
  )
  assert.ok(!JSON.stringify(lines).includes('真壁') && !JSON.stringify(lines).includes('消える作品'))
})

test('the log is for organisers of the edition', async () => {
  await using site = await harness()
  const { organiser, second, moderator, edition } = await aDesk(site)
  const other = await aDesk(site)
  const roles = await Promise.all(
    (['juror', 'producer', 'press'] as const).map((role) =>
      signIn(site, { roles: [{ role, editionId: edition.id }] }),
    ),
  )
  for (const who of [organiser, second]) assert.equal((await read(site, who, edition.id)).status, 200)
  for (const who of [await signIn(site), moderator, other.second, ...roles])
    assert.equal((await read(site, who, edition.id)).status, 403)
  assert.equal((await read(site, null, edition.id)).status, 401)
})
