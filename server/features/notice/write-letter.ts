import type { Language } from '#contract/route.ts'
import { childIn, guardianBehind, guardianLink, personById } from '#features/account/account.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { catalogue, isTold, type Told as NewsOfFilms } from './catalogue/catalogue.ts'
import { factsOf, type Subject, situationOf } from './facts.ts'
import { type Addressed, letterOf, type Part, type Told } from './letter.ts'
import { moment } from './moments.ts'
import { eventById, filmsOf, isOvertaken, postersOf } from './notice.queries.ts'
import { type Mailbox, selectWaiting } from './notices.ts'
import { isReachable } from './reachable.ts'
import { refusalToken } from './refusal.ts'
import { tell } from './tell.ts'

/** Writes all that waits for a reader into one letter, as it stands now, and posts it. Nothing when nothing waits. */
export const writeLetter = (platform: Platform, mailbox: Mailbox): Promise<void> =>
  platform.db.transaction().execute(async (trx) => {
    const waiting = await selectWaiting(trx, mailbox).forUpdate().execute()
    const reader = waiting.length > 0 ? await readerBehind(platform, trx, mailbox) : null
    const parts = reader ? await partsOf(platform, trx, waiting, reader) : []
    if (!reader || parts.length === 0) {
      await forget(trx, waiting)
      return
    }
    const hasAddress = isReachable(reader.recipient)
    const mailId = hasAddress ? await platform.mail.post(trx, letterTo(mailbox, parts, reader)) : null
    const { id } = await trx
      .insertInto('noticeLetter')
      .values({
        ...mailbox,
        mailId,
        trouble: hasAddress ? null : 'no_address',
        writtenAt: platform.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx.updateTable('notice').set({ letterId: id }).where('id', 'in', idsOf(waiting)).execute()
  })

/** What goes to a guardian is written on behalf of the child that it names. */
const letterTo = ({ personId, guardianConsentId }: Mailbox, parts: readonly Part[], reader: Addressed) => ({
  ...letterOf(parts, reader),
  ...(guardianConsentId && { onBehalfOf: personId }),
})

type Waiting = Awaited<ReturnType<ReturnType<typeof selectWaiting>['execute']>>[number]

const idsOf = (notices: readonly Waiting[]): string[] => notices.map(({ id }) => id)

/** Who is gone, and of what nothing is left, needs no letter. */
const forget = async (trx: Trx, waiting: readonly Waiting[]): Promise<void> => {
  if (waiting.length > 0)
    await trx.updateTable('notice').set({ byLetter: false }).where('id', 'in', idsOf(waiting)).execute()
}

const readerBehind = async (
  platform: Platform,
  trx: Trx,
  { personId, guardianConsentId }: Mailbox,
): Promise<Addressed | null> => {
  const { publicUrl } = platform.config
  const token = refusalToken(platform, personId)
  const refusal = {
    page: `${publicUrl}/letters/${token}`,
    oneClick: `${publicUrl}/api/letter-refusals/${token}`,
  }
  if (guardianConsentId) {
    const guardian = await guardianBehind(trx, guardianConsentId)
    return (
      guardian && {
        recipient: guardian.address,
        language: guardian.language,
        child: childIn(guardian.language, guardian.childName),
        guardianPage: guardianLink(platform, guardian.id),
        publicUrl,
        refusal,
      }
    )
  }
  const person = await personById(trx, personId)
  if (!person || person.erasedAt) return null
  return {
    recipient: person.email ?? '',
    language: person.language as Language,
    child: null,
    guardianPage: null,
    publicUrl,
    refusal,
  }
}

/** Film by film (one in two editions twice), in the order in which something first happened to each. */
const partsOf = async (
  platform: Platform,
  trx: Trx,
  waiting: readonly Waiting[],
  reader: Addressed,
): Promise<Part[]> => {
  const groups = [...Map.groupBy(waiting, ({ filmId, editionId }) => `${filmId} ${editionId}`).values()]
  const parts = await Promise.all(groups.map((group) => partOf(platform, trx, group, reader)))
  return parts.filter((part) => part !== null && part.told.length > 0) as Part[]
}

const partOf = async (
  platform: Platform,
  db: Db,
  notices: readonly Waiting[],
  { language, child, guardianPage, publicUrl }: Addressed,
): Promise<Part | null> => {
  const [first] = notices
  if (!first) return null
  const { filmId, entryId, editionId, personId } = first
  const subject: Subject = {
    filmId,
    entryId,
    editionId,
    filmIds: await filmsOf(db, { filmId, editionId, personId }),
    child,
    guardianPage: guardianPage?.slice(publicUrl.length),
    language,
  }
  const situation = await situationOf(platform, db, subject)
  if (filmId && !situation.filmId) return null
  const events = (await Promise.all(notices.map(({ eventId }) => eventById(db, eventId))))
    .filter((event) => event !== null)
    .sort((a, b) => Number(a.happenedAt) - Number(b.happenedAt) || (a.id < b.id ? -1 : 1))
  const told: Told[] = []
  for (const event of events) {
    const { kind } = event
    if (!isTold(kind)) continue
    const facts = await factsOf(db, situation, subject, event)
    const isPast = await isOvertaken(db, event, [filmId, entryId, editionId, personId])
    told.push({
      ...tell(facts, isPast),
      kind,
      isPast,
      when: moment(event.happenedAt, situation.edition?.timeZone ?? 'Asia/Tokyo', language),
      weight: weightOf(kind),
      news: catalogue[kind].weight === 'news' || facts.award?.mine.length === 0,
    })
  }
  return {
    title: filmId ? situation.title || untitled[language] : '',
    editionName: situation.editionName,
    number: situation.number,
    posterHash: filmId ? ((await postersOf(db, [filmId])).get(filmId) ?? null) : null,
    told,
  }
}

const weightOf = (kind: NewsOfFilms): number => {
  const { urgent, leads, weight } = catalogue[kind]
  return (urgent ? 4 : 0) + (leads ? 2 : 0) + (weight === 'right' ? 1 : 0)
}

const untitled: Record<Language, string> = { ja: '無題', en: 'Untitled' }
