import { randomUUID } from 'node:crypto'
import { aFilm, makeWatchable, post, tagOf } from './a-film.ts'
import { anEdition } from './an-edition.ts'
import { ask } from './ask.ts'
import type { Site } from './harness.ts'
import { type SignedInPerson, signIn } from './sign-in.ts'

const words = { ja: '縦の夜', en: 'Upright Night' }
const award = {
  name: words,
  description: words,
  prize: words,
  prizeAmount: null,
  prizeCurrency: null,
  decidedBy: 'organiser' as const,
  places: 100,
}

/** A festival with one of everything that may be written to. */
export type Festival = {
  organiser: SignedInPerson
  maker: SignedInPerson
  child: SignedInPerson
  editionId: string
  slug: string
  awardId: string
  filmId: string
  /** The entry of that film: its thread is open. */
  entryId: string
  /** Its entry may be withdrawn and disqualified, and it may be held. */
  spare: { filmId: string; entryId: string }
  guardianToken: string
  /** The link by which the maker of the film answers a letter. */
  threadToken: string
  /** The digits that were mailed to the guardian. */
  guardianCode: string
  places: Iterator<number>
}

export const festivalOf = async (site: Site): Promise<Festival> => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const awardId = randomUUID()
  const edition = await anEdition(site, organiser.id, {
    change: {
      awards: [{ ...award, id: awardId }],
    },
  })
  const maker = await signIn(site)
  const enter = async () => {
    const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
    const entryId: string = (await post(site, maker, filmId)).json.entries[0].id
    await makeWatchable(site, filmId)
    return { filmId, entryId }
  }
  const child = await signIn(site, { birthDate: '2010-06-01' })
  await site.app.inject({
    method: 'POST',
    url: '/api/me/guardian-consents',
    headers: child.headers,
    payload: { id: randomUUID(), editionId: null, guardianEmail: 'guardian@example.jp' },
  })
  const letter = (await site.outbox('guardian@example.jp')).at(-1)?.text ?? ''
  const guardianToken = /\/guardian\/([\w-]+)/.exec(letter)?.[1] ?? ''
  await site.app.inject({ method: 'POST', url: `/api/guardian-consents/${guardianToken}/code` })
  const confirmation = (await site.outbox('guardian@example.jp')).at(-1)?.text ?? ''
  const guardianCode = /^\d{6}$/m.exec(confirmation)?.[0] ?? ''
  const { filmId, entryId } = await enter()
  const spare = await enter()
  const question = { id: randomUUID(), text: '許諾書をお送りください。', files: [] }
  await ask(site, organiser, 'POST', `/entries/${entryId}/thread/messages`, question)
  await site.work()
  const written = (await site.outbox(maker.email)).at(-1)?.text ?? ''
  const threadToken = /\/threads\/([\w-]+)/.exec(written)?.[1] ?? ''
  return {
    organiser,
    maker,
    child,
    editionId: edition.id,
    slug: edition.slug,
    awardId,
    filmId,
    entryId,
    spare,
    guardianToken,
    guardianCode,
    threadToken,
    places: Array.from({ length: 99 }, (_, at) => at + 1).values(),
  }
}

/** Who asks where, with a body that is taken when all its texts are plain. */
export const asks: Record<string, (festival: Festival) => [SignedInPerson | null, string, object]> = {
  'POST /sign-in/code': () => [null, '/sign-in/code', {}],
  'POST /sign-in': () => [null, '/sign-in', { code: '123456' }],
  'POST /sign-in/link': () => [null, '/sign-in/link', {}],
  'POST /sign-in/invitation': () => [null, '/sign-in/invitation', {}],
  'PATCH /me': ({ maker }) => [maker, '/me', {}],
  'POST /me/passkeys': ({ maker }) => [maker, '/me/passkeys', { response: {} }],
  'POST /me/tokens': ({ maker }) => [maker, '/me/tokens', { id: randomUUID(), days: 1 }],
  'PUT /me/consents/terms': ({ maker }) => [maker, '/me/consents/terms', {}],
  'PUT /me/erasure': ({ maker }) => [maker, '/me/erasure', {}],
  'POST /me/guardian-consents': ({ child }) => [
    child,
    '/me/guardian-consents',
    { id: randomUUID(), editionId: null },
  ],
  'PUT /guardian-consents/:token/consent': ({ guardianToken, guardianCode }) => [
    null,
    `/guardian-consents/${guardianToken}/consent`,
    { name: '朝比奈 薫', relation: 'parent', version: '2026-11', code: guardianCode, guardian: true },
  ],
  'POST /editions/:id/invitations': ({ organiser, editionId }) => [
    organiser,
    `/editions/${editionId}/invitations`,
    { id: randomUUID(), role: 'juror' },
  ],
  'POST /editions': ({ organiser }) => [
    organiser,
    '/editions',
    { id: randomUUID(), slug: `night-${randomUUID().slice(0, 8)}`, name: words, timeZone: 'Asia/Tokyo' },
  ],
  'PATCH /editions/:id': ({ organiser, editionId, awardId }) => [
    organiser,
    `/editions/${editionId}`,
    {
      name: words,
      tagline: words,
      description: words,
      organisedBy: words,
      rightsText: words,
      categories: [{ id: randomUUID(), name: words, description: words }],
      awards: [{ ...award, id: awardId }],
      partners: [{ id: randomUUID(), name: words, part: words, url: 'https://example.jp/' }],
    },
  ],
  'PUT /editions/:id/pages/:kind': ({ organiser, editionId }) => [
    organiser,
    `/editions/${editionId}/pages/faq`,
    words,
  ],
  'PUT /editions/:id/calendar': ({ organiser, editionId }) => [
    organiser,
    `/editions/${editionId}/calendar`,
    {
      phases: [
        { kind: 'submissions', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-12-02T00:00:00Z' },
        { kind: 'screening', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-12-15T00:00:00Z' },
      ],
      decisionAt: null,
    },
  ],
  'POST /hashtags': ({ maker }) => [maker, '/hashtags', {}],
  'PUT /entries/:id/withdrawal': ({ maker, spare }) => [maker, `/entries/${spare.entryId}/withdrawal`, {}],
  'PUT /entries/:id/disqualification': ({ organiser, spare }) => [
    organiser,
    `/entries/${spare.entryId}/disqualification`,
    {},
  ],
  'POST /entries/:id/thread/messages': ({ maker, entryId }) => [
    maker,
    `/entries/${entryId}/thread/messages`,
    { id: randomUUID(), files: [] },
  ],
  'POST /threads/:token/messages': ({ threadToken }) => [
    null,
    `/threads/${threadToken}/messages`,
    { id: randomUUID(), files: [] },
  ],
  'POST /entries/:id/notes': ({ organiser, entryId }) => [
    organiser,
    `/entries/${entryId}/notes`,
    { id: randomUUID() },
  ],
  'POST /films': ({ maker }) => [
    maker,
    '/films',
    { id: randomUUID(), credits: [{ id: randomUUID(), role: 'cast', name: '朝' }] },
  ],
  'PATCH /films/:id': ({ maker, filmId }) => [
    maker,
    `/films/${filmId}`,
    { credits: [{ id: randomUUID(), role: 'cast', name: '朝' }] },
  ],
  'PUT /films/:id/wording': ({ maker, filmId }) => [
    maker,
    `/films/${filmId}/wording`,
    { credits: [{ id: randomUUID(), role: 'cast', name: '朝' }] },
  ],
  'POST /films/:id/caption-reading': ({ maker, filmId }) => [maker, `/films/${filmId}/caption-reading`, {}],
  'PUT /films/:id/captions/:language': ({ maker, filmId }) => [maker, `/films/${filmId}/captions/ja`, {}],
  'PUT /films/:id/rights': ({ maker, filmId }) => [
    maker,
    `/films/${filmId}/rights`,
    { id: randomUUID(), version: '1', ownWork: true, music: true, people: true },
  ],
  'POST /films/:id/team': ({ maker, filmId }) => [
    maker,
    `/films/${filmId}/team`,
    { id: randomUUID(), email: `${randomUUID()}@example.jp`, role: '' },
  ],
  'POST /rulings': ({ organiser, spare }) => [
    organiser,
    '/rulings',
    { id: randomUUID(), subjectKind: 'film', subjectId: spare.filmId, act: 'hold', reasonCode: 'other' },
  ],
  'POST /editions/:id/measures': ({ organiser, editionId, spare }) => [
    organiser,
    `/editions/${editionId}/measures`,
    {
      id: randomUUID(),
      act: 'disqualify',
      reasonCode: null,
      entries: [{ entryId: spare.entryId, seen: null }],
    },
  ],
  'PUT /editions/:id/objections/:objectionId': ({ organiser, editionId }) => [
    organiser,
    `/editions/${editionId}/objections/${randomUUID()}`,
    { crowdId: '0'.repeat(64) },
  ],
  'PUT /editions/:id/motions/:motionId': ({ organiser, editionId }) => [
    organiser,
    `/editions/${editionId}/motions/${randomUUID()}`,
    {},
  ],
  'PUT /awards/:id/decisions/:decisionId': ({ organiser, awardId, places }) => [
    organiser,
    `/awards/${awardId}/decisions/${randomUUID()}`,
    { place: places.next().value, filmId: null, note: words },
  ],
}
