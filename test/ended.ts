import { randomUUID } from 'node:crypto'
import type { Act } from '#contract/moderation.ts'
import { disqualify, withdraw } from '#features/entry/entry.ts'
import { acceptInvitation, inviteToTeam, takeBack } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import { ask } from './ask.ts'
import type { Site } from './harness.ts'
import { type SignedInPerson, signIn } from './sign-in.ts'

/** What may happen to a film on show, done as its maker, its edition's organiser and a moderator do it. */
export const withdrawFilm = async (platform: Platform, filmId: string): Promise<void> => {
  const { id, personId } = await entryOf(platform, filmId)
  await withdraw(platform, personId, id, { reason: '' })
}

export const disqualifyFilm = async (platform: Platform, filmId: string): Promise<void> => {
  const { id, personId } = await entryOf(platform, filmId)
  await disqualify(platform, personId, id, 'x')
}

/** The maker takes it from the public. */
export const hideFromPublic = async (platform: Platform, filmId: string): Promise<void> => {
  await takeBack(platform, (await entryOf(platform, filmId)).personId, filmId)
}

export const ruleOnFilm = async (site: Site, filmId: string, act: Act): Promise<void> => {
  const moderator = await signIn(site, { roles: ['moderator'] })
  const reasonCode = act === 'release' ? 'looked_into' : 'rights'
  const { status, json } = await ask(site, moderator, 'POST', '/rulings', {
    id: randomUUID(),
    subjectKind: 'film',
    subjectId: filmId,
    act,
    reasonCode,
    reason: '権利',
  })
  if (status !== 200) throw new Error(`No ruling: ${json.code}`)
}

/** Somebody is invited to the team of a film, and comes unless told. */
export const inviteToFilm = async (
  site: Site,
  filmId: string,
  { id: personId, email }: SignedInPerson,
  { comes = true } = {},
): Promise<void> => {
  const { personId: makerId } = await entryOf(site.platform, filmId)
  await inviteToTeam(site.platform, makerId, filmId, { id: randomUUID(), email, role: '撮影' })
  const token = /\/invitations\/([\w-]+)/.exec((await site.outbox(email)).at(-1)?.text ?? '')?.[1]
  if (comes) await acceptInvitation(site.platform, personId, token ?? '')
}

const entryOf = ({ db }: Platform, filmId: string) =>
  db.selectFrom('entry').select(['id', 'personId']).where('filmId', '=', filmId).executeTakeFirstOrThrow()
