import { randomUUID } from 'node:crypto'
import type { Edition } from '#contract/edition.ts'
import type { MeasureAct, NewMeasure, Rehearsed } from '#contract/measure.ts'
import { aFilm, makeWatchable, post, tagOf } from './a-film.ts'
import { anEdition } from './an-edition.ts'
import { ask } from './ask.ts'
import type { Site } from './harness.ts'
import { type SignedInPerson, signIn } from './sign-in.ts'

/** An edition with two organisers, a moderator, a maker, and a way to enter films. */
export const aDesk = async (site: Site) => {
  const organiser = await signIn(site, { roles: ['organiser'] })
  await ask(site, organiser, 'PATCH', '/me', { name: '高野 百合' })
  const edition = await anEdition(site, organiser.id)
  const second = await signIn(site, { roles: [{ role: 'organiser', editionId: edition.id }] })
  await ask(site, second, 'PATCH', '/me', { name: '真壁 航' })
  const moderator = await signIn(site, { roles: [{ role: 'moderator', editionId: edition.id }] })
  const maker = await signIn(site)
  const enter = (title?: string, by = maker) => anEntryOf(site, edition, by, title)
  return { organiser, second, moderator, maker, edition, enter }
}

export const anEntryOf = async (site: Site, edition: Edition, maker: SignedInPerson, title?: string) => {
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition), ...(title && { title }) })
  await makeWatchable(site, filmId)
  const [{ id }] = (await post(site, maker, filmId)).json.entries
  await site.work()
  return { filmId, entryId: id as string }
}

type At = { id: string }

/** What would become of some entries. */
export const rehearsed = async (
  site: Site,
  who: SignedInPerson,
  edition: At,
  act: MeasureAct,
  entries: readonly { entryId: string }[],
): Promise<Rehearsed[]> => {
  const body = { act, entryIds: entries.map(({ entryId }) => entryId) }
  return (await ask(site, who, 'POST', `/editions/${edition.id}/measure-rehearsals`, body)).json.entries
}

/** Does an act to some entries, as they were just seen unless told. */
export const measured = async (
  site: Site,
  who: SignedInPerson | null,
  edition: At,
  act: MeasureAct,
  entries: readonly { entryId: string; seen?: string | null }[],
  more: Partial<NewMeasure> = {},
) => {
  const rules = act === 'hold' || act === 'remove'
  const seen = who
    ? new Map((await rehearsed(site, who, edition, act, entries))?.map((one) => [one.entryId, one.seen]))
    : null
  return await ask(site, who, 'POST', `/editions/${edition.id}/measures`, {
    id: randomUUID(),
    act,
    reasonCode: rules ? 'rights' : act === 'release' ? 'looked_into' : null,
    reason: act === 'release' ? '' : '音楽を確認しています。',
    entries: entries.map(({ entryId, ...told }) => ({
      entryId,
      seen: told.seen === undefined ? (seen?.get(entryId) ?? null) : told.seen,
    })),
    ...more,
  })
}

export const undone = (site: Site, who: SignedInPerson | null, edition: At, measureId: string) =>
  ask(site, who, 'DELETE', `/editions/${edition.id}/measures/${measureId}`)
