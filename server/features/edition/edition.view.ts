import type { Edition, EditionReply, EditionSummary } from '#contract/edition.ts'
import type { Bilingual } from '#contract/route.ts'
import type { EditionRow } from './edition.queries.ts'
import { readClock } from './edition.rules.ts'
import { zoneOf } from './zone.ts'

/** Row → contract. */
export const editionView = (row: EditionRow): Edition => ({
  id: row.id,
  slug: row.slug,
  name: row.name as Bilingual,
  tagline: row.tagline as Bilingual,
  description: row.description as Bilingual,
  ordinal: row.ordinal,
  timeZone: zoneOf(row.timeZone),
  hashtags: row.hashtags,
  organisedBy: row.organiser as Bilingual,
  fee: row.fee as Edition['fee'],
  earlierFilms: row.earlierFilms as Edition['earlierFilms'],
  ink: {
    accent: row.accent,
    accentOnStage: row.accentOnStage,
    accentOnPaper: row.accentOnPaper,
    onAccent: row.onAccent,
  },
  keyPicture: row.keyPicture && {
    url: pictureAddress(row.id, `${row.keyPicture.webp}.webp`),
    jpegUrl: pictureAddress(row.id, `${row.keyPicture.jpeg}.jpg`),
    width: row.keyPicture.width,
    height: row.keyPicture.height,
  },
  calendar: row.phases.map(({ kind, startsAt, endsAt }) => ({
    kind,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: endsAt && new Date(endsAt).toISOString(),
  })),
  decisionAt: row.decisionAt?.toISOString() ?? null,
  rules: row.rules as Edition['rules'],
  rights: { version: String(row.rights.version), text: { ja: row.rights.ja, en: row.rights.en } },
  categories: row.categories,
  awards: row.awards,
  partners: row.partners,
  createdAt: row.createdAt.toISOString(),
  publishedAt: row.publishedAt?.toISOString() ?? null,
  archivedAt: row.archivedAt?.toISOString() ?? null,
  revision: row.revision,
})

/** With what the calendar says now. */
export const editionReply = (edition: Edition, now: Date): EditionReply => ({
  ...edition,
  clock: readClock(edition.calendar, now),
})

export const editionSummary = (edition: Edition, now: Date): EditionSummary => {
  const { id, slug, name, tagline, ordinal, timeZone, ink, keyPicture, calendar, publishedAt, archivedAt } =
    edition
  const clock = readClock(calendar, now)
  return {
    id,
    slug,
    name,
    tagline,
    ordinal,
    timeZone,
    ink,
    keyPicture,
    calendar,
    publishedAt,
    archivedAt,
    clock,
  }
}

const pictureAddress = (id: string, file: string): string => `/api/editions/${id}/key-picture/${file}`
