import type { Title } from '#contract/film.ts'
import { contactsOf, guardiansBehind, holdersOf, isWithin } from '#features/account/account.ts'
import { editionById } from '#features/edition/edition.ts'
import { anyFilmsById, isMaker } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { messageLetter } from './letters.ts'
import { type Addressee, linkFor } from './link.ts'
import { guardianWanted, staff, subjectOf } from './reader.ts'

type Recipient = Addressee & { email: string; language: 'ja' | 'en' }

/** Beyond so many letters of threads in a day, a mailbox gets no more; the thread itself holds every message. */
const lettersTo = [{ act: 'thread-letter-to', most: 100, perMs: 86_400_000 }]

/**
 * Mails a message to the other side, in each reader's language and with a link of their own to answer by, and a copy
 * to the guardians of its makers. What was erased meanwhile is not mailed.
 */
export const writeLetters = async (platform: Platform, trx: Trx, messageId: string): Promise<void> => {
  const message = await trx
    .selectFrom('message')
    .selectAll()
    .where('id', '=', messageId)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  const subject = message && (await subjectOf(trx, message.entryId))
  const film = subject && (await anyFilmsById(trx, [subject.filmId])).get(subject.filmId)
  const edition = subject && (await editionById(trx, subject.editionId))
  if (!film || !edition) return
  const makerIds = film.makers.map(({ personId }) => personId)
  const authorId = message.personId ?? message.guardianOf ?? ''
  const author = (await contactsOf(trx, [authorId])).get(authorId)
  const files = await trx
    .selectFrom('messageFile')
    .select(['name', 'bytes'])
    .where('messageId', '=', messageId)
    .orderBy('receivedAt')
    .execute()
  const { entryId, editionId, filmId } = subject
  const others =
    message.side === 'makers'
      ? await organisersFor(trx, { entryId, editionId, filmId })
      : await makersFor(trx, entryId, makerIds)
  const guardians = await guardiansFor(platform, trx, { entryId, editionId }, makerIds)
  const own = (one: Recipient) => message.guardianOf !== null && one.personId === message.guardianOf
  for (const to of [...others, ...guardians.filter((one) => !own(one))]) {
    if (!(await isWithin(platform, trx, lettersTo, to.email))) continue
    const mailId = await platform.mail.post(trx, {
      // a guardian's copy names the child
      ...(to.guardian && { onBehalfOf: to.personId }),
      ...messageLetter({
        to,
        title: film.title as Title,
        editionName: edition.name,
        author: {
          name: author?.name ?? '',
          side: message.side as Addressee['side'],
          guardian: message.guardianOf !== null,
        },
        text: message.text,
        files,
        guardianReads: to.side === 'makers' && !to.guardian && guardians.length > 0,
        address: linkFor(platform, to),
      }),
    })
    await trx.insertInto('messageLetter').values({ messageId, mailId }).execute()
  }
}

const makersFor = async (trx: Trx, entryId: string, makerIds: string[]): Promise<Recipient[]> =>
  [...(await contactsOf(trx, makerIds)).values()].flatMap(({ id, email, language }) =>
    email ? [{ entryId, side: 'makers' as const, personId: id, guardian: null, email, language }] : [],
  )

/** Those who wrote in this thread; else the edition's own organisers and moderators; else the festival's. */
const organisersFor = async (
  trx: Trx,
  { entryId, editionId, filmId }: { entryId: string; editionId: string; filmId: string },
): Promise<Recipient[]> => {
  const holders = []
  for (const one of await holdersOf(trx, staff, editionId))
    if (!(await isMaker(trx, filmId, one.id))) holders.push(one)
  const wrote = await trx
    .selectFrom('message')
    .select('personId')
    .distinct()
    .where('entryId', '=', entryId)
    .where('side', '=', 'organisers')
    .execute()
  const first = [
    holders.filter(({ id }) => wrote.some(({ personId }) => personId === id)),
    holders.filter(({ festivalWide }) => !festivalWide),
    holders,
  ].find((some) => some.length > 0)
  return (first ?? []).flatMap(({ id, email, language }) =>
    email ? [{ entryId, side: 'organisers' as const, personId: id, guardian: null, email, language }] : [],
  )
}

const guardiansFor = async (
  { clock }: Platform,
  trx: Trx,
  { entryId, editionId }: { entryId: string; editionId: string },
  makerIds: string[],
): Promise<Recipient[]> => {
  const wanted = await guardianWanted(trx, editionId)
  const found: Recipient[] = []
  for (const personId of makerIds)
    for (const guardian of await guardiansBehind(trx, personId, wanted, clock.now()))
      found.push({
        entryId,
        side: 'makers',
        personId,
        guardian,
        email: guardian.email,
        language: guardian.language,
      })
  return found
}
