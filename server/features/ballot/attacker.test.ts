import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { toleranceMs } from '#features/viewing/viewing.rules.ts'
import { aPerson, aVisitor } from '#features/viewing/viewing.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { aBrowser, signedInOn } from '#test/visitor.ts'
import { plantVoting, watch } from '#test/voting.ts'

/** What an attacker may ask for; numbers choose among the ids that they know. */
const act = fc.record({
  cookies: fc.nat(9),
  request: fc.constantFrom('feed', 'page', 'ballot', 'expose', 'open', 'beat', 'vote', 'export', 'entries'),
  film: fc.nat(2),
  viewing: fc.nat(5),
  from: fc.integer({ min: 0, max: 19_000 }),
  waitMs: fc.integer({ min: 0, max: 600 }),
})
const mostActs = 20

test('whoever knows every public id and has sessions of their own earns no ballot, sees nobody’s history and destroys no viewing', async () => {
  await using site = await harness()
  const { filmIds, editionId, makerId } = await plantVoting(site.platform)
  const { rows: entries } = await site.platform.pool.query<{ id: string }>('select id from entry')
  const victim = await signIn(site)
  const browser = aBrowser(site.platform)
  await watch(site.platform, victim.id, ...filmIds)
  await watch(site.platform, aVisitor(browser.visitorId), ...filmIds)
  for (const viewer of [aPerson(victim.id), aVisitor(browser.visitorId)])
    await site.platform.db
      .insertInto('exposure')
      .values(filmIds.map((filmId) => ({ filmId, editionId, ...viewer, confirmedAt: site.clock.now() })))
      .execute()
  const theirs = async () => await historyOf(site, victim.id, browser.visitorId)
  const before = await theirs()
  assert.equal(before.length, 14)
  const viewings = before.flatMap((row) => (row.id ? [row.id] : []))
  const publicIds = [victim.id, browser.visitorId, makerId, editionId, ...filmIds, viewings[0] ?? '']

  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: mostActs }), async (acts) => {
      const attacker = await signIn(site)
      const own = aBrowser(site.platform).cookie
      const signature = own.slice(own.indexOf('.'))
      const mine: string[] = []
      const exposed = new Set<string>()
      const began = site.clock.now().getTime()
      for (const { cookies, request, film, viewing, from, waitMs } of acts) {
        site.clock.advance(waitMs)
        const forged = publicIds[(film + viewing + cookies) % publicIds.length]
        const cookie =
          [
            '',
            own,
            signedInOn(attacker, own),
            `visitor=${forged}`,
            `visitor=${forged}${signature}`,
            signedInOn(attacker, `visitor=${forged}${signature}`),
            // two of a kind: whichever is read, it is no one else
            `visitor=${forged}; ${own}`,
          ][cookies] ?? signedInOn(attacker, `visitor=${forged}`)
        const filmId = filmIds[film] ?? ''
        const known = [...viewings, ...mine]
        const viewingId = known[viewing % known.length] ?? ''
        const { method, url, payload } = {
          feed: { method: 'GET', url: '/feed?limit=3', payload: undefined },
          page: { method: 'GET', url: `/films/${filmId}/page`, payload: undefined },
          ballot: { method: 'GET', url: `/films/${filmId}/ballot`, payload: undefined },
          expose: { method: 'PUT', url: `/films/${filmId}/exposure`, payload: { editionId } },
          open: {
            method: 'PUT',
            url: `/viewings/${viewing % 2 ? viewingId : randomUUID()}`,
            payload: { filmId },
          },
          beat: {
            method: 'POST',
            url: `/viewings/${viewing % 2 ? viewingId : (mine.at(-1) ?? viewingId)}/heartbeats`,
            payload: { stretches: [[from, from + Math.max(1, waitMs)]] },
          },
          vote: { method: 'PUT', url: `/films/${filmId}/ballots/${randomUUID()}`, payload: { mark: 5 } },
          export: { method: 'GET', url: '/me/export', payload: undefined },
          entries: { method: 'GET', url: `/entries/${entries[film]?.id}`, payload: undefined },
        }[request]
        const reply = await site.app.inject({
          method: method as 'GET',
          url: `/api${url}`,
          headers: { cookie },
          payload,
        })
        assert.ok(reply.statusCode < 500, reply.body)
        if (request === 'expose' && reply.statusCode === 200) exposed.add(filmId)
        if (request === 'open' && reply.statusCode === 200) mine.push(reply.json().id)
        if (request === 'vote') assert.notEqual(reply.statusCode, 200, 'no ballot was earned')
        const saw = sawOf(reply.json())
        assert.ok(!saw.some((one) => one.verified || one.earned), `another’s viewing: ${reply.body}`)
        const mostMs = site.clock.now().getTime() - began + toleranceMs
        assert.ok(
          saw.every(({ watchedMs = 0 }) => watchedMs <= mostMs),
          `more film than time: ${reply.body}`,
        )
        for (const { seen, filmId: id } of saw)
          assert.ok(seen !== true || exposed.has(id ?? ''), 'another’s exposure')
      }
      assert.deepEqual(await theirs(), before)
    }),
    { numRuns: 40 },
  )
  const { rowCount } = await site.platform.pool.query('select from ballot')
  assert.equal(rowCount, 0)
})

type Saw = { watchedMs?: number; verified?: boolean; earned?: boolean; seen?: boolean; filmId?: string }

/** Everything within an answer that tells what somebody has watched. */
const sawOf = (answer: unknown, within: Saw = {}): Saw[] => {
  if (Array.isArray(answer)) return answer.flatMap((one) => sawOf(one, within))
  if (answer === null || typeof answer !== 'object') return []
  const one = answer as Record<string, unknown>
  const filmId = (one.film as { id?: string } | undefined)?.id
  return [
    { ...one, filmId: filmId ?? (one.filmId as string | undefined) },
    ...Object.values(one).flatMap((inner) => sawOf(inner, within)),
  ]
}

const historyOf = async (
  { platform }: Site,
  personId: string,
  visitorId: string,
): Promise<Record<string, string>[]> =>
  (
    await platform.pool.query(
      `select to_jsonb(v) as row, v.id from viewing v where person_id = $1 or visitor_id = $2
       union all select to_jsonb(e), null from exposure e where person_id = $1 or visitor_id = $2
       union all select to_jsonb(c), null from watch_clock c where person_id = $1 or visitor_id = $2
       order by 1`,
      [personId, visitorId],
    )
  ).rows
