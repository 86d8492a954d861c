import type { FilmChange, FilmDraft, FilmView, Media, Preparation, Title } from '#contract/film.ts'
import type { Language } from '#contract/route.ts'
import { type ErrorCode, errors, sentence } from '#platform/errors.ts'
import type { FilmRow, WorkingsRow } from './film.queries.ts'
import type { Waiting } from './film.rules.ts'

/** The form of a title for readers of a language. */
export const titleIn = ({ original, romanised, english }: Title, language: Language): string =>
  (language === 'en' && (english || romanised)) || original

/** `grant` opens the media; without one a film has no media addresses. */
export const filmView = (row: FilmRow, grant: string | null = row.inSight ? row.grant : null): FilmView => ({
  id: row.id,
  link: `/f/${row.code}`,
  title: row.title,
  synopsis: row.synopsis,
  language: row.language,
  post: row.post,
  makers: [{ personId: row.personId, handle: row.handle, name: row.name, role: '' }, ...row.team],
  credits: row.credits,
  durationMs: row.durationMs ?? 0,
  width: row.width,
  height: row.height,
  media: mediaOf(row, grant),
  publishedAt: row.publishedAt?.toISOString() ?? null,
})

/** `?v=` changes with what can change behind an address, so that every answer may be kept for ever. */
const mediaOf = (row: FilmRow, grant: string | null): Media => {
  const at = (file: string, version?: string | null) =>
    `/media/${grant}/${file}${version ? `?v=${version.slice(0, 8)}` : ''}`
  const has = (name: string) => grant !== null && row.renditions.includes(name)
  return {
    start: has('start') ? at('start.mp4') : null,
    master: grant !== null && row.renditions.some((name) => /^\d+$/.test(name)) ? at('master.m3u8') : null,
    poster: grant !== null && row.posterHash ? at('poster.jpg', row.posterHash) : null,
    thumbhash: row.thumbhash,
    storyboard:
      grant !== null && row.storyboardHash
        ? {
            src: at('storyboard.jpg', row.storyboardHash),
            columns: row.columns ?? 1,
            rows: row.rows ?? 1,
            frameWidth: row.frameWidth ?? 0,
            frameHeight: row.frameHeight ?? 0,
            intervalMs: row.intervalMs ?? 0,
          }
        : null,
    captions:
      grant === null
        ? []
        : row.captions.map(({ language, version }) => ({
            language,
            src: at(`captions/${language}.vtt`, version),
          })),
  }
}

/** `receivedBytes` is what the upload's store holds. */
export const filmDraft = (
  row: FilmRow,
  workings: WorkingsRow,
  more: { grant: string | null; receivedBytes: number; waitingFor: Waiting[]; language: Language },
): FilmDraft => ({
  film: filmView(row, more.grant),
  categoryIds: workings.categoryIds,
  posterAtMs: row.posterAtMs,
  upload: workings.upload && {
    ...workings.upload,
    url: `/api/uploads/${workings.upload.id}`,
    receivedBytes: workings.upload.completedAt ? workings.upload.bytes : more.receivedBytes,
    begunAt: iso(workings.upload.begunAt),
    completedAt: isoOrNull(workings.upload.completedAt),
  },
  original:
    workings.bytes === null || workings.receivedAt === null
      ? null
      : {
          bytes: workings.bytes,
          durationMs: workings.durationMs,
          width: workings.width,
          height: workings.height,
          hasAudio: workings.hasAudio,
          loudnessLufs: workings.loudnessLufs,
          receivedAt: workings.receivedAt.toISOString(),
        },
  preparation: preparationView(workings, more.language),
  captions: workings.captions.map((caption) => ({ ...caption, addedAt: iso(caption.addedAt) })),
  team: workings.team.map((member) => ({
    ...member,
    invitedAt: iso(member.invitedAt),
    acceptedAt: isoOrNull(member.acceptedAt),
    declinedAt: isoOrNull(member.declinedAt),
  })),
  rights: workings.rights && { ...workings.rights, declaredAt: iso(workings.rights.declaredAt) },
  postedAt: workings.postedAt?.toISOString() ?? null,
  ownPage: workings.ownPage ?? false,
  words: {
    version: row.wordsVersion,
    unpublished: workings.savedAt && {
      words: workings.words as FilmChange,
      savedAt: workings.savedAt.toISOString(),
    },
  },
  waitingFor: more.waitingFor,
  ruling: rulingOn(row),
  createdAt: row.createdAt.toISOString(),
})

/** The hold or removal that keeps the film from the public, whatever its publication says. */
const rulingOn = (row: FilmRow): FilmDraft['ruling'] =>
  row.ruling && row.ruledAt && (row.held || row.removed)
    ? {
        act: row.ruling,
        reasonCode: row.rulingCode ?? '',
        reason: row.rulingReason ?? '',
        ruledAt: row.ruledAt.toISOString(),
      }
    : null

export const preparationView = (row: WorkingsRow, language: Language): Preparation | null => {
  if (!row.state || !row.queuedAt) return null
  const detail = (row.detail ?? {}) as Record<string, unknown>
  return {
    state: row.state as Preparation['state'],
    stage: row.stage ?? '',
    perCent: row.perCent ?? 0,
    reason: row.reason,
    sentence:
      row.reason && row.reason in errors
        ? sentence(row.reason as ErrorCode, language, detail as never)
        : null,
    detail,
    queuedAt: row.queuedAt.toISOString(),
    watchableAt: row.watchableAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

// inside JSON the database writes instants in its own zone's notation
const iso = (instant: string): string => new Date(instant).toISOString()
const isoOrNull = (instant: string | null): string | null => instant && iso(instant)
