import { randomUUID } from 'node:crypto'
import type { Edition } from '#contract/edition.ts'
import { aFilm, makeWatchable, post, tagOf } from './a-film.ts'
import { anEdition, type EditionOptions } from './an-edition.ts'
import { ask } from './ask.ts'
import type { Site } from './harness.ts'
import { type SignedInPerson, type SignInOptions, signIn } from './sign-in.ts'

/** An entry with people on both sides of its thread, who have not written yet. */
export type Between = {
  edition: Edition
  /** Of the whole festival. */
  organiser: SignedInPerson
  /** Of the edition. */
  moderator: SignedInPerson
  maker: SignedInPerson
  filmId: string
  entryId: string
}

export const anEntryBetween = async (
  site: Site,
  { maker: madeBy, ...options }: EditionOptions & { maker?: SignInOptions } = {},
): Promise<Between> => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, options)
  const moderator = await signIn(site, { roles: [{ role: 'moderator', editionId: edition.id }] })
  const maker = await signIn(site, madeBy)
  const filmId = await aFilm(site, maker.id, { title: '凪の音', post: tagOf(edition) })
  const entryId: string = (await post(site, maker, filmId)).json.entries[0].id
  await makeWatchable(site, filmId)
  return { edition, organiser, moderator, maker, filmId, entryId }
}

/** Somebody joins the team of a film, as the invitation's letter leads them. */
export const joinTeam = async (
  site: Site,
  maker: SignedInPerson,
  filmId: string,
  member: SignedInPerson,
): Promise<string> => {
  const id = randomUUID()
  await ask(site, maker, 'POST', `/films/${filmId}/team`, { id, email: member.email, role: '録音' })
  const letter = (await site.outbox(member.email)).at(-1)?.text ?? ''
  const token = /\/invitations\/([\w-]+)/.exec(letter)?.[1]
  const { status } = await ask(site, member, 'PUT', `/invitations/${token}/acceptance`)
  if (status !== 200) throw new Error(`${member.email} did not join`)
  return id
}

/** Writes in the thread of an entry, and waits for the letters. */
export const write = async (
  site: Site,
  who: SignedInPerson | null,
  entryId: string,
  text: string,
  { id = randomUUID(), files = [] }: { id?: string; files?: string[] } = {},
) => {
  const answer = await ask(site, who, 'POST', `/entries/${entryId}/thread/messages`, { id, text, files })
  await site.work()
  return { ...answer, id }
}

/** Where the last letter to an address leads, under `/api`. */
export const linkIn = async (site: Site, email: string): Promise<string> => {
  const letter = (await site.outbox(email)).at(-1)?.text ?? ''
  return /\/threads\/[\w-]+/.exec(letter)?.[0] ?? '/threads/none'
}

/** Sends a file that a message can go with; `at`: the thread, by its entry or by a link. */
export const sendFile = async (
  site: Site,
  who: SignedInPerson | null,
  at: string,
  bytes: Buffer | string,
  name = 'letter.pdf',
) => {
  const id = randomUUID()
  const response = await site.app.inject({
    method: 'PUT',
    url: `/api${at}/files/${id}?name=${encodeURIComponent(name)}`,
    headers: { 'accept-language': 'ja', ...who?.headers, 'content-type': 'application/pdf' },
    payload: bytes,
  })
  return { id, status: response.statusCode, json: response.json() }
}
