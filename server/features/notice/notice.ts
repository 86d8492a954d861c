import type { NoticeView } from '#contract/notice.ts'
import { noticesOnPage } from '#contract/plain/notice.ts'
import type { Language } from '#contract/route.ts'
import { ownPreviewsById } from '#features/film/film.ts'
import type { Platform } from '#platform/platform.ts'
import { taleOf } from './tale.ts'

export { personOfToken, refuseLetters, refusesLetters, wantLetters } from './refusal.ts'
export { dismiss, putBack, sendAgain, undelivered, undeliveredSince } from './undelivered.ts'

/** What somebody has been told of their films, newest first; `after`: the last of the page before. */
export const noticesOf = async (
  platform: Platform,
  personId: string,
  { after, limit = noticesOnPage }: { after?: string; limit?: number },
  language: Language,
): Promise<{ notices: NoticeView[]; next: string | null; unseen: number }> => {
  const rows = await selectOwn(platform, personId)
    .selectAll()
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const films = await ownPreviewsById(platform, personId, [
    ...new Set(shown.flatMap(({ filmId }) => filmId ?? [])),
  ])
  const views = await Promise.all(
    shown.map(async (row): Promise<NoticeView[]> => {
      const tale = await taleOf(platform, row, language)
      const film = row.filmId ? films.get(row.filmId) : undefined
      if (!tale) return []
      return [
        {
          id: row.id,
          kind: row.kind,
          at: tale.at.toISOString(),
          seenAt: row.seenAt?.toISOString() ?? null,
          head: tale.head,
          what: tale.what,
          why: tale.why,
          now: tale.now,
          act: tale.act && { label: tale.act.label, address: tale.act.address },
          film: film ? { id: film.id, title: film.title, poster: film.media.poster } : null,
          entryId: row.entryId,
          editionName: tale.editionName,
        },
      ]
    }),
  )
  const last = shown.at(-1)
  return {
    notices: views.flat(),
    next: rows.length > limit && last ? last.id : null,
    unseen: await unseenBy(platform, personId),
  }
}

/** What has been on the person's screen: this one and all before it. Idempotent. Returns how many are left. */
export const seeNotices = async (platform: Platform, personId: string, upTo: string): Promise<number> => {
  await platform.db
    .updateTable('notice')
    .set({ seenAt: platform.clock.now() })
    .where('personId', '=', personId)
    .where('guardianConsentId', 'is', null)
    .where('seenAt', 'is', null)
    .where('id', '<=', upTo)
    .execute()
  return await unseenBy(platform, personId)
}

const unseenBy = async (platform: Platform, personId: string): Promise<number> => {
  const { count } = await selectOwn(platform, personId)
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('seenAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const selectOwn = ({ db }: Platform, personId: string) =>
  db.selectFrom('notice').where('personId', '=', personId).where('guardianConsentId', 'is', null)
