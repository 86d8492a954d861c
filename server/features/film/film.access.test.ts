import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { entryRoutes } from '#contract/entry.ts'
import { filmRoutes } from '#contract/film.ts'
import { madeFilm, ownFilm } from '#features/film/film.access.ts'
import { beginUpload } from '#features/film/upload.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { askForGuardian } from '#test/guardian.ts'
import { harness, type Site } from '#test/harness.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'

// the maker comes last: what a maker may do changes what the others would be answered
const who = ['visitor', 'stranger', 'teammate', 'juror', 'moderator', 'organiser', 'maker'] as const
type Who = (typeof who)[number]

// s: let in, whatever the answer then is; 401, 403, 404: refused so. One a person of `who`, in order.
const anyone = all('s', 's', 's', 's', 's', 's', 's')
const signedIn = all('401', 's', 's', 's', 's', 's', 's')
const owners = {
  draft: all('401', '404', '404', '404', '404', '404', 's'),
  published: all('401', '403', '403', '403', '403', '403', 's'),
}
const makers = {
  draft: all('401', '404', 's', '404', '404', '404', 's'),
  published: all('401', '403', 's', '403', '403', '403', 's'),
}
const viewers = { draft: all('404', '404', 's', '404', '404', '404', 's'), published: anyone }
const posters = { draft: all('401', '404', '403', '404', '404', '404', 's'), published: owners.published }
const answered = all('401', 's', 's', 's', 's', 's', 's')
const entrants = both(all('401', '404', 's', '404', 's', 's', 's'))
const entryOwner = both(all('401', '404', '403', '404', '403', '403', 's'))
const entryOrganiser = both(all('401', '404', '403', '404', '403', 's', '403'))

const table: Record<string, { draft: string[]; published: string[] }> = {
  'POST /films': both(signedIn),
  'PATCH /films/:id': owners,
  'PUT /films/:id/wording': owners,
  'DELETE /films/:id/wording': owners,
  'PUT /films/:id/own-page': owners,
  'DELETE /films/:id/own-page': owners,
  'GET /films/:id': viewers,
  'GET /films/:id/draft': makers,
  'DELETE /films/:id': owners,
  'GET /me/films': both(signedIn),
  'GET /people/:id/films': both(anyone),
  'DELETE /films/:id/publication': owners,
  'GET /films/:id/preparation': makers,
  'POST /films/:id/preparation/retry': owners,
  'PUT /films/:id/poster': owners,
  'POST /films/:id/caption-reading': owners,
  'PUT /films/:id/captions/:language': owners,
  'GET /films/:id/captions/:language': {
    draft: all('404', '404', 's', '404', '404', '404', 's'),
    published: anyone,
  },
  'DELETE /films/:id/captions/:language': owners,
  'PUT /films/:id/rights': owners,
  'POST /films/:id/team': owners,
  'DELETE /films/:id/team/:memberId': owners,
  'GET /invitations/:token': both(anyone),
  'PUT /invitations/:token/acceptance': both(answered),
  'PUT /invitations/:token/refusal': both(answered),
  'PUT /films/:id/publication': posters,
  'POST /hashtags': both(anyone),
  'GET /me/entries': both(signedIn),
  'GET /films/:id/entries': makers,
  'GET /entries/:id': entrants,
  'GET /entries/:id/guardian': both(all('401', '404', '403', '404', '403', 's', '403')),
  'PUT /entries/:id/withdrawal': entryOwner,
  'DELETE /entries/:id/withdrawal': entryOwner,
  'PUT /entries/:id/disqualification': entryOrganiser,
  'DELETE /entries/:id/disqualification': entryOrganiser,
  'GET /guardian-consents/:token/films': both(anyone),
  'GET /editions/:id/entries': both(all('401', '403', '403', '403', 's', 's', '403')),
  'GET /editions/:id/entries.csv': both(all('401', '403', '403', '403', 's', 's', '403')),
  'POST /uploads': { draft: all('401', '404', '404', '404', '404', '404', 's'), published: owners.published },
  'HEAD /uploads/:id': both(all('401', '404', '404', '404', '404', '404', 's')),
  'PATCH /uploads/:id': both(all('401', '404', '404', '404', '404', '404', 's')),
  'DELETE /uploads/:id': both(all('401', '404', '404', '404', '404', '404', 's')),
}

function all(...answers: string[]): string[] {
  return answers
}
function both(answers: string[]) {
  return { draft: answers, published: answers }
}

/** After these the film, its upload or its team is not what the table speaks of any more. */
const ruining = new Set([
  'DELETE /films/:id',
  'DELETE /films/:id/publication',
  'PUT /films/:id/own-page',
  'PUT /invitations/:token/acceptance',
  'PUT /films/:id/publication',
  'DELETE /films/:id/captions/:language',
  'DELETE /films/:id/team/:memberId',
  'DELETE /uploads/:id',
])

test('the table names every route of films, uploads and entries', async () => {
  await using site = await harness()
  const served = site.app.servedRoutes
    .filter(({ feature }) => feature === 'film' || feature === 'entry')
    .map(({ method, path }) => `${method} ${path.replace('/api', '')}`)
  assert.deepEqual(Object.keys(table).sort(), served.sort())
  for (const key of [...Object.keys(filmRoutes), ...Object.keys(entryRoutes)]) assert.ok(table[key], key)
})

for (const state of ['draft', 'published'] as const)
  test(`every route of a ${state} film answers every person as the table says`, async () => {
    await using site = await harness()
    const { people, editionId } = await cast(site)
    let planted: Planted | null = null
    for (const key of Object.keys(table)) {
      planted ??= await plant(site, people, state)
      for (const [at, name] of who.entries()) {
        const answer = await ask(site, key, planted, people[name], editionId)
        const seen = [401, 403, 404].includes(answer) ? String(answer) : 's'
        assert.equal(seen, table[key]?.[state][at], `${key}, ${state}, ${name}: ${answer}`)
      }
      if (ruining.has(key)) planted = null
    }
  })

type People = Record<Who, SignedInPerson | null>
type Planted = {
  filmId: string
  entryId: string
  uploadId: string
  memberId: string
  makerId: string
  token: string
  guardianToken: string
}

const cast = async (site: Site) => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const role = (name: 'juror' | 'moderator') =>
    signIn(site, { roles: [{ role: name, editionId: edition.id }] })
  const people: People = {
    visitor: null,
    stranger: await signIn(site),
    teammate: await signIn(site),
    maker: await signIn(site),
    juror: await role('juror'),
    moderator: await role('moderator'),
    organiser,
  }
  return { people, edition, editionId: edition.id }
}

/** A film with an entry, an open upload and a team; each route is asked of a fresh one. */
const plant = async (site: Site, people: People, state: 'draft' | 'published'): Promise<Planted> => {
  const { maker, teammate } = people
  if (!maker || !teammate) throw new Error('nobody to make it')
  const { db, clock } = site.platform
  const edition = await db
    .selectFrom('edition')
    .innerJoin('hashtag', 'hashtag.editionId', 'edition.id')
    .select('shown')
    .executeTakeFirstOrThrow()
  const filmId = await aFilm(site, maker.id, { post: tagOf({ hashtags: [edition.shown] } as never) })
  const [{ id: entryId }] = (await post(site, maker, filmId)).json.entries
  if (state === 'published') await makeWatchable(site, filmId)
  else await db.deleteFrom('posting').where('filmId', '=', filmId).execute()
  const [uploadId, memberId] = [randomUUID(), randomUUID()]
  const now = clock.now()
  const begun = { id: uploadId, filmId, bytes: 10, fileName: '' }
  await beginUpload(site.platform, maker.id, begun, async () => undefined)
  const member = {
    id: memberId,
    filmId,
    email: teammate.email,
    personId: teammate.id,
    tokenHash: randomUUID(),
    invitedAt: now,
    acceptedAt: now,
  }
  await db.insertInto('teamMember').values(member).execute()
  await db
    .insertInto('caption')
    .values({ id: randomUUID(), filmId, language: 'ja', webvtt: 'WEBVTT\n' })
    .execute()
  const token = await invite(site, maker, filmId)
  const guardianToken =
    (await askForGuardian(site, await signIn(site, { birthDate: '2010-06-01' }))).split('/')[2] ?? ''
  return { filmId, entryId, uploadId, memberId, makerId: maker.id, token, guardianToken }
}

const invite = async (site: Site, maker: SignedInPerson, filmId: string): Promise<string> => {
  const email = `${randomUUID()}@example.org`
  const payload = { id: randomUUID(), email, role: '' }
  await site.app.inject({ method: 'POST', url: `/api/films/${filmId}/team`, headers: maker.headers, payload })
  return /invitations\/([\w-]+)/.exec((await site.outbox(email))[0]?.text ?? '')?.[1] ?? ''
}

const payloads: Record<string, (planted: Planted) => object> = {
  'POST /films': () => ({ id: randomUUID() }),
  'PATCH /films/:id': () => ({ post: '' }),
  'PUT /films/:id/wording': () => ({ post: '' }),
  'PUT /films/:id/poster': () => ({ atMs: null }),
  'POST /films/:id/caption-reading': () => ({ text: '00:01.000 --> 00:02.000\nあ' }),
  'PUT /films/:id/captions/:language': () => ({ text: '00:01.000 --> 00:02.000\nあ' }),
  'PUT /films/:id/rights': () => ({
    id: randomUUID(),
    version: '1',
    ownWork: true,
    music: true,
    people: true,
  }),
  'POST /films/:id/team': () => ({ id: randomUUID(), email: 'someone@example.org', role: '' }),
  'POST /hashtags': () => ({ text: '' }),
  'PUT /entries/:id/withdrawal': () => ({ reason: '' }),
  'PUT /entries/:id/disqualification': () => ({ reason: 'x' }),
}

const ask = async (
  site: Site,
  key: string,
  planted: Planted,
  person: SignedInPerson | null,
  editionId: string,
): Promise<number> => {
  const [method, path = ''] = key.split(' ') as ['GET', string]
  const id = path.startsWith('/entries')
    ? planted.entryId
    : path.startsWith('/uploads')
      ? planted.uploadId
      : path.startsWith('/people')
        ? planted.makerId
        : path.startsWith('/editions')
          ? editionId
          : planted.filmId
  const url = `/api${path}`
    .replace(':id', id)
    .replace(':language', 'ja')
    .replace(':memberId', planted.memberId)
    .replace(':token', path.startsWith('/guardian') ? planted.guardianToken : planted.token)
  const uploading = path.startsWith('/uploads')
    ? {
        'tus-resumable': '1.0.0',
        ...(method === ('POST' as string) && {
          'upload-length': '10',
          'upload-metadata': `id ${base64(randomUUID())},film ${base64(planted.filmId)}`,
        }),
        ...(method === ('PATCH' as string) && {
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
        }),
      }
    : {}
  const headers = { ...(person?.headers ?? { 'accept-language': 'ja' }), ...uploading }
  const payload = payloads[key]?.(planted)
  const { statusCode } = await site.app.inject({ method, url, headers, ...(payload && { payload }) })
  return statusCode
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

test('who is not signed in is told so before anything is looked up', async () => {
  const nowhere = { caller: { person: null }, params: { id: randomUUID() }, query: {}, body: undefined }
  for (const rule of [ownFilm, madeFilm])
    assert.equal(await rule({ ...nowhere, platform: null } as never), 'not_signed_in')
})
