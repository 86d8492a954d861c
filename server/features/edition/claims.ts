import type { Claims } from '#contract/opening.ts'
import { refuse } from '#platform/errors.ts'
import type { Db } from '#platform/postgres/connect.ts'
import { fold } from '#platform/text/text.ts'
import { addressesOf, isReserved, leadsNowhere } from './address.ts'
import { momentOf } from './calendar.ts'
import { othersWithTags } from './edition.queries.ts'
import { phaseOf } from './edition.rules.ts'
import { editionById, editionBySlug } from './find.ts'
import { withoutMark } from './hashtag.ts'
import { isTimeZone } from './zone.ts'

type Asked = {
  slug?: string
  hashtags?: string
  opensAt?: string
  closesAt?: string
  timeZone?: string
  edition?: string
}

/** What others have of an address and hashtags that an organiser is about to choose. */
export const claimsOn = async (db: Db, asked: Asked): Promise<Claims> => {
  const zone = asked.timeZone ?? 'Asia/Tokyo'
  if (!isTimeZone(zone)) refuse('edition_time_zone_unknown', { zone }, 'timeZone')
  const opensAt = asked.opensAt && momentOf(asked.opensAt, zone, 'first', 'opensAt')
  const closesAt = asked.closesAt && momentOf(asked.closesAt, zone, 'last', 'closesAt')
  return {
    slug: asked.slug === undefined ? null : await standingOf(db, asked.slug, asked.edition),
    hashtags: await usesOf(db, tagsIn(asked.hashtags), {
      except: asked.edition ?? null,
      opensAt: opensAt || null,
      closesAt: closesAt || null,
    }),
  }
}

const tagsIn = (written: string | undefined): string[] =>
  (written ?? '')
    .split(',')
    .map((tag) => fold(withoutMark(tag)))
    .filter(Boolean)

const standingOf = async (db: Db, slug: string, mine: string | undefined): Promise<Claims['slug']> => {
  if (isReserved(slug)) return 'reserved'
  const owner = await editionBySlug(db, slug)
  if (owner) {
    if (owner.id === mine) return 'free'
    return (await addressesOf(db, owner.id)).includes(slug) ? 'kept' : 'taken'
  }
  return (await leadsNowhere(db, slug)) ? 'kept' : 'free'
}

const usesOf = async (
  db: Db,
  folded: readonly string[],
  { except, opensAt, closesAt }: { except: string | null; opensAt: string | null; closesAt: string | null },
): Promise<Claims['hashtags']> => {
  const uses = folded.length === 0 ? [] : await othersWithTags(db, except, folded)
  return await Promise.all(
    uses.map(async ({ id, shown }) => {
      const edition = (await editionById(db, id)) ?? refuse('failed')
      const theirs = phaseOf(edition, 'submissions')
      return {
        hashtag: shown,
        edition: { id, slug: edition.slug, name: edition.name },
        opensAt: theirs?.startsAt ?? null,
        closesAt: theirs?.endsAt ?? null,
        clashes: Boolean(
          theirs && opensAt && closesAt && opensAt < (theirs.endsAt ?? '') && theirs.startsAt < closesAt,
        ),
      }
    }),
  )
}
