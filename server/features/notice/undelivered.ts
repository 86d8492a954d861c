import { type RawBuilder, sql } from 'kysely'
import type { Title } from '#contract/film.ts'
import type { UndeliveredLetter } from '#contract/notice.ts'
import type { Language } from '#contract/route.ts'
import { guardianBehind, personById } from '#features/account/account.ts'
import { editionById } from '#features/edition/edition.ts'
import { previewsById } from '#features/film/film.ts'
import { refuse } from '#platform/errors.ts'
import { veiled } from '#platform/mail/address.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { isReachable } from './reachable.ts'
import { secretKinds } from './readers.ts'
import { taleOf } from './tale.ts'
import { writeLetter } from './write-letter.ts'

/** Who looks at the list: addresses, and outcomes that are not public yet, are for organisers alone. */
export type Desk = { personId: string; organises: boolean; language: Language }

/**
 * The letters about an edition's films that did not reach their readers, newest first: without an address, or given up
 * by the mail server. Of what else such a letter told, of other editions, nothing is shown. Refuses `not_found`.
 */
export const undelivered = async (
  platform: Platform,
  editionId: string,
  desk: Desk,
): Promise<UndeliveredLetter[]> => {
  const { db } = platform
  if (!(await editionById(db, editionId))) refuse('not_found')
  const shown = about(editionId, { secrets: desk.organises })
  const letters = await selectTroubled(db, editionId)
    .selectAll('noticeLetter')
    .where(toldIn(shown))
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  const ids = letters.map(({ id }) => id)
  const told =
    ids.length === 0
      ? []
      : await db
          .selectFrom('notice as n')
          .selectAll()
          .where('letterId', 'in', ids)
          .where(shown)
          .orderBy('id')
          .execute()
  const films = await previewsById(platform, desk.personId, [
    ...new Set(told.flatMap(({ filmId }) => filmId ?? [])),
  ])
  return await Promise.all(
    letters.map(async (letter) => {
      const mine = told.filter(({ letterId }) => letterId === letter.id)
      const first = mine.find(({ filmId }) => filmId)
      const film = first?.filmId ? films.get(first.filmId) : undefined
      const tales = await Promise.all(mine.map((notice) => taleOf(platform, notice, desk.language)))
      const to = await readerOf(db, letter)
      return {
        id: letter.id,
        writtenAt: letter.writtenAt.toISOString(),
        reader: {
          name: to.name,
          guardian: letter.guardianConsentId !== null,
          address: to.address && (desk.organises ? to.address : veiled(to.address)),
        },
        film: film
          ? {
              id: film.id,
              title: film.title as Title,
              poster: film.media.poster,
              entryId: first?.entryId ?? null,
            }
          : null,
        about: tales.flatMap((tale) => tale?.head ?? []),
        trouble: letter.trouble as UndeliveredLetter['trouble'],
        said: letter.troubleSaid,
        maySend: to.address !== null,
      }
    }),
  )
}

const mostShown = 200

/** Since when each of an edition's letters has not been delivered. What not everybody at the desk sees counts for nobody. */
export const undeliveredSince = async (db: Db, editionId: string): Promise<Date[]> =>
  (
    await selectTroubled(db, editionId)
      .select('writtenAt')
      .where(toldIn(about(editionId, { secrets: false })))
      .execute()
  ).map(({ writtenAt }) => writtenAt)

/**
 * Writes a letter that did not arrive once more, as things stand now. Refuses `not_found`, also for one that has been
 * sent again already.
 */
export const sendAgain = async (platform: Platform, editionId: string, letterId: string): Promise<void> => {
  const mailbox = await platform.db.transaction().execute(async (trx) => {
    const letter = await selectTroubled(trx, editionId)
      .select(['id', 'personId', 'guardianConsentId'])
      .where('id', '=', letterId)
      .forUpdate()
      .executeTakeFirst()
    if (!letter) return refuse('not_found')
    await trx.updateTable('notice').set({ letterId: null }).where('letterId', '=', letterId).execute()
    await trx.deleteFrom('noticeLetter').where('id', '=', letterId).execute()
    return { personId: letter.personId, guardianConsentId: letter.guardianConsentId }
  })
  await writeLetter(platform, mailbox)
}

/** Nobody means to send it again: it is off the list. Idempotent. Refuses `not_found`. */
export const dismiss = (
  platform: Platform,
  editionId: string,
  letterId: string,
  personId: string,
): Promise<void> =>
  setDismissed(platform, editionId, letterId, { dismissedBy: personId, dismissedAt: platform.clock.now() })

/** It is on the list again. Idempotent. Refuses `not_found`. */
export const putBack = (platform: Platform, editionId: string, letterId: string): Promise<void> =>
  setDismissed(platform, editionId, letterId, { dismissedBy: null, dismissedAt: null })

const setDismissed = async (
  { db, bell }: Platform,
  editionId: string,
  letterId: string,
  by: { dismissedBy: string | null; dismissedAt: Date | null },
): Promise<void> => {
  const letter = await selectTroubles(db, editionId)
    .select('id')
    .where('id', '=', letterId)
    .executeTakeFirst()
  if (!letter) refuse('not_found')
  await db.updateTable('noticeLetter').set(by).where('id', '=', letterId).execute()
  bell.look('editions/:id/overview', { id: editionId })
}

/** The mail server has given a letter up: if it told of films, its readers did not hear it. */
export const noteGivenUp = async (trx: Trx, mailId: string): Promise<void> => {
  const mail = await trx
    .selectFrom('mail')
    .select(['recipient', 'error'])
    .where('id', '=', mailId)
    .executeTakeFirst()
  if (!mail) return
  await trx
    .updateTable('noticeLetter')
    .set({ trouble: 'refused', troubleSaid: withoutAddresses(mail.error ?? '') })
    .where('mailId', '=', mailId)
    .execute()
}

/** What a mail server says names the mailbox, which is not for everybody who may read that it failed. */
const withoutAddresses = (said: string): string =>
  said
    .slice(0, 500)
    .replace(/<?[^\s<>@]{1,64}@[^\s<>@]{1,255}>?/g, '…')
    .trim()

const selectTroubled = (db: Db, editionId: string) =>
  selectTroubles(db, editionId).where('dismissedAt', 'is', null)

/** Those that were dismissed too. */
const selectTroubles = (db: Db, editionId: string) =>
  db
    .selectFrom('noticeLetter')
    .where('trouble', 'is not', null)
    .where(toldIn(about(editionId, { secrets: true })))

const toldIn = (shown: RawBuilder<boolean>) =>
  sql<boolean>`exists (select from notice n where n.letter_id = notice_letter.id and ${shown})`

/**
 * Whether a notice `n` is about an edition: what happened in it, or to a film that is in it. `secrets`: its outcomes
 * too that were told before they are public.
 */
const about = (editionId: string, { secrets }: { secrets: boolean }) =>
  sql<boolean>`(n.edition_id = ${editionId} or ((n.edition_id is null or n.kind like 'film.%')
      and exists (select from entry_standing e where e.film_id = n.film_id and e.edition_id = ${editionId})))
    and (${secrets} or n.kind !~ ${secretKinds.source})`

const readerOf = async (
  db: Db,
  letter: { personId: string; guardianConsentId: string | null },
): Promise<{ name: string; address: string | null }> => {
  if (letter.guardianConsentId) {
    const guardian = await guardianBehind(db, letter.guardianConsentId)
    return { name: guardian?.childName ?? '', address: guardian?.address || null }
  }
  const person = await personById(db, letter.personId)
  const address = person?.email ?? ''
  return { name: person?.name ?? '', address: isReachable(address) ? address : null }
}
