import { entriesOfFilm } from '#features/entry/entry.ts'
import { readerOf, sendMessage } from '#features/thread/thread.ts'
import type { Role } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { type DemoEdition, daysFrom } from './festival/editions.ts'
import { films } from './festival/films.ts'
import { idOf } from './ids.ts'
import { at } from './moved-clock.ts'
import { filmIdOf } from './seed-films.ts'
import type { People } from './seed-people.ts'

type Line = { by: string; daysAgo: number; text: string }

/** Two threads between makers and organisers: one waits for an answer, one for its reader. */
const threads: { maker: string; lines: Line[] }[] = [
  {
    maker: 'mio',
    lines: [
      {
        by: 'moderator',
        daysAgo: 1.4,
        text: '2分10秒から流れる曲について、使用の許諾がわかるものを送っていただけますか。PDFでも、写真でもかまいません。',
      },
      {
        by: 'mio',
        daysAgo: 0.6,
        text: '友人が作った曲です。本人に書いてもらい、明日お送りします。\n書面には、どこまで書いてもらえばよいでしょうか。',
      },
    ],
  },
  {
    maker: 'akari',
    lines: [
      {
        by: 'organiser',
        daysAgo: 0.3,
        text: '保護者の方の同意を確認しました。授賞式の当日、会場に来られるかどうか、決まったら教えてください。',
      },
    ],
  },
]

export const seedThreads = async (
  platform: Platform,
  { now, editions, people }: { now: Date; editions: readonly DemoEdition[]; people: People },
): Promise<void> => {
  const night = editions[0]
  for (const { maker, lines } of threads) {
    const film = films.find((one) => one.maker === maker && one.editions.includes(night?.key ?? 'night'))
    const makerId = people[maker] ?? ''
    const entries = film ? await entriesOfFilm(platform, makerId, filmIdOf(film), 'ja') : []
    const entry = entries.find(({ edition }) => edition.id === night?.id)
    if (!entry) continue
    for (const [nth, { by, daysAgo, text }] of lines.entries()) {
      const roles = by === maker ? [] : [{ role: by as Role, editionId: null }]
      const caller = {
        person: { id: people[by] ?? '', roles },
        visitorId: null,
        language: 'ja',
        via: null,
      } as const
      const reader = await readerOf(platform.db, caller, entry.id)
      if (!reader) continue
      const then = at(platform, daysFrom(now, -daysAgo))
      await sendMessage(then, reader, { id: idOf(`message ${nth} of ${maker}`), text, files: [] })
    }
  }
}
