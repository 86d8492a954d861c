import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { anEdition } from '#test/an-edition.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

const who = [
  'stranger',
  'person',
  'juror',
  'moderator',
  'producer',
  'press',
  'organiser elsewhere',
  'organiser',
  'festival organiser',
] as const
type Who = (typeof who)[number]

// s: let in (whatever the answer then is); 401, 403, 404: refused so. One letter a person of `who`, in order.
const table: Record<string, { published: string[]; draft: string[] }> = {
  'GET /editions': { published: row('s', 's', 's'), draft: row('s', 's', 's') },
  'POST /editions': {
    published: ['401', ...Array(7).fill('403'), 's'],
    draft: ['401', ...Array(7).fill('403'), 's'],
  },
  'GET /editions/:id': { published: row('s', 's', 's'), draft: insidersOnly() },
  'PATCH /editions/:id': organisersOnly(),
  'PUT /editions/:id/calendar': organisersOnly(),
  'GET /editions/:id/calendar/changes': { published: row('s', 's', 's'), draft: insidersOnly() },
  'GET /claims': { published: claims(), draft: claims() },
  'GET /editions/:id/opening': organisersOnly(),
  'GET /editions/:id/pages': { published: row('s', 's', 's'), draft: insidersOnly() },
  'PUT /editions/:id/pages/:kind': organisersOnly(),
  'PUT /editions/:id/archiving': organisersOnly(),
  'DELETE /editions/:id/archiving': organisersOnly(),
  'PUT /editions/:id/publication': organisersOnly(),
  'DELETE /editions/:id/publication': organisersOnly(),
  'PUT /editions/:id/key-picture': organisersOnly(),
  'DELETE /editions/:id/key-picture': organisersOnly(),
  'GET /editions/:id/key-picture/:file': {
    published: row('404', '404', '404'),
    draft: row('404', '404', '404'),
  },
  'GET /editions/:id/rights/:version': { published: row('s', 's', 's'), draft: insidersOnly() },
  'DELETE /editions/:id': organisersOnly(),
  'GET /inks/:hex': { published: row('s', 's', 's'), draft: row('s', 's', 's') },
}

function row(stranger: string, others: string, organisers: string): string[] {
  return [stranger, others, others, others, others, others, others, organisers, organisers]
}
/** Organisers of whatever edition. */
function claims(): string[] {
  return ['401', '403', '403', '403', '403', '403', 's', 's', 's']
}
function insidersOnly(): string[] {
  return ['404', '404', 's', 's', 's', 's', '404', 's', 's']
}
function organisersOnly() {
  return {
    published: row('401', '403', 's'),
    draft: ['404', '404', '403', '403', '403', '403', '404', 's', 's'],
  }
}

test('every route of an edition answers every role as the table says, for a published one and for a draft', async () => {
  await using site = await harness({ now: '2025-12-01T00:00:00Z' })
  const maker = await signIn(site, { roles: ['organiser'] })
  const known = new Map<string, Record<string, string>>()
  for (const state of ['published', 'draft'] as const) {
    for (const key of Object.keys(table)) {
      // so many people sign in from one network in an hour, and here is one
      site.clock.advance(600_000)
      let edition = await anEdition(site, maker.id, { draft: state === 'draft' })
      const elsewhere = await anEdition(site, maker.id, { draft: true })
      for (const [at, name] of who.entries()) {
        // one that was deleted is there for nobody after
        if (key === 'DELETE /editions/:id')
          edition = await anEdition(site, maker.id, { draft: state === 'draft' })
        const headers = await headersOf(name, edition.id, elsewhere.id)
        const [method, path] = key.split(' ') as ['GET', string]
        const url = `/api${path
          .replace(':id', edition.id)
          .replace(':version', '1')
          .replace(':kind', 'faq')
          .replace(':hex', 'ff4326')
          .replace(':file', `${'0'.repeat(64)}.webp`)}`
        const payload = payloadOf(key)
        const { statusCode } = await site.app.inject({ method, url, headers, ...(payload && { payload }) })
        const seen = [401, 403, 404].includes(statusCode) ? String(statusCode) : 's'
        assert.equal(seen, table[key]?.[state][at], `${key}, ${state}, ${name}: ${statusCode}`)
      }
    }
  }

  async function headersOf(
    name: Who,
    editionId: string,
    elsewhereId: string,
  ): Promise<Record<string, string>> {
    if (name === 'stranger') return {}
    const plain = name === 'person' || name === 'festival organiser'
    const cached = plain ? known.get(name) : undefined
    if (cached) return cached
    const roles =
      name === 'person'
        ? []
        : name === 'festival organiser'
          ? [{ role: 'organiser' as const, editionId: null }]
          : name === 'organiser elsewhere'
            ? [{ role: 'organiser' as const, editionId: elsewhereId }]
            : [{ role: name, editionId }]
    const { headers } = await signIn(site, { roles })
    if (plain) known.set(name, headers)
    return headers
  }
})

test('the table names every route there is', async () => {
  await using site = await harness()
  const served = site.app.servedRoutes
    .filter((route) => route.feature === 'edition')
    .map(({ method, path }) => `${method} ${path.replace('/api', '')}`)
  assert.deepEqual(served.sort(), Object.keys(table).sort())
})

const payloadOf = (key: string): object | undefined => {
  if (key === 'POST /editions')
    return { id: randomUUID(), slug: `s-${randomUUID().slice(0, 8)}`, name: { ja: '縦', en: '' } }
  if (key === 'PATCH /editions/:id') return { ordinal: 1 }
  if (key === 'PUT /editions/:id/pages/:kind') return { ja: '', en: '' }
  if (key === 'PUT /editions/:id/calendar') return { phases: [], decisionAt: null, reason: '' }
  return undefined
}
