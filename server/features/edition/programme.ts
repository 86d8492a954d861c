import type { Award, Category, Partner } from '#contract/edition.ts'
import { editionLimits } from '#contract/plain/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { cleanBoth, fold } from '#platform/text/text.ts'
import { isHashtag, withoutMark } from './hashtag.ts'

/** Sets an edition's categories to the given ones, in that order; refuses to drop one that entries have chosen. */
export const replaceCategories = async (
  trx: Trx,
  editionId: string,
  categories: readonly Category[],
): Promise<void> => {
  await dropOthers(trx, 'category', editionId, categories)
  for (const [position, { id, name, description }] of categories.entries()) {
    const row = {
      name: JSON.stringify(named(name, `categories.${position}`)),
      description: JSON.stringify(described(description, `categories.${position}.description`)),
      position,
    }
    await trx
      .insertInto('category')
      .values({ id, editionId, ...row })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(row).where('category.editionId', '=', editionId),
      )
      .execute()
  }
}

/** Sets an edition's awards; one that has been decided or counted is not dropped, and stays whose it was. */
export const replaceAwards = async (trx: Trx, editionId: string, awards: readonly Award[]): Promise<void> => {
  await dropOthers(trx, 'award', editionId, awards)
  for (const [position, award] of awards.entries()) {
    const row = {
      name: JSON.stringify(named(award.name, `awards.${position}`)),
      description: JSON.stringify(described(award.description, `awards.${position}.description`)),
      prize: JSON.stringify(
        cleanBoth(award.prize, { field: `awards.${position}.prize`, limit: editionLimits.name }),
      ),
      prizeAmount: award.prizeAmount,
      prizeCurrency: award.prizeAmount === null ? null : (award.prizeCurrency ?? 'JPY'),
      decidedBy: award.decidedBy,
      places: award.places,
      position,
    }
    await trx
      .insertInto('award')
      .values({ id: award.id, editionId, ...row })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(row).where('award.editionId', '=', editionId),
      )
      .execute()
      .catch((error: { code?: string }) => {
        if (error.code === foreignKeyViolation)
          refuse('edition_award_decided', {}, `awards.${position}.decidedBy`)
        throw error
      })
  }
}

/** Sets an edition's partners; a link must be an http address. */
export const replacePartners = async (
  trx: Trx,
  editionId: string,
  partners: readonly Partner[],
): Promise<void> => {
  await dropOthers(trx, 'partner', editionId, partners)
  for (const [position, { id, name, part, url }] of partners.entries()) {
    const row = {
      name: JSON.stringify(named(name, `partners.${position}`)),
      part: JSON.stringify(
        cleanBoth(part, { field: `partners.${position}.part`, limit: editionLimits.part }),
      ),
      url: url ? httpAddress(url, `partners.${position}.url`) : null,
      position,
    }
    await trx
      .insertInto('partner')
      .values({ id, editionId, ...row })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(row).where('partner.editionId', '=', editionId),
      )
      .execute()
  }
}

/** Sets an edition's hashtags; the first one is the edition's. */
export const replaceHashtags = async (trx: Trx, editionId: string, given: string[]): Promise<void> => {
  const shown = given.map(withoutMark)
  shown.forEach((tag, at) => {
    if (!isHashtag(tag)) refuse('edition_hashtag_invalid', { hashtag: tag }, `hashtags.${at}`)
  })
  await trx.deleteFrom('hashtag').where('editionId', '=', editionId).execute()
  const rows = shown.map((tag, position) => ({ editionId, folded: fold(tag), shown: tag, position }))
  if (rows.length > 0)
    await trx
      .insertInto('hashtag')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

type Listed = 'category' | 'award' | 'partner'

const dropOthers = async (
  trx: Trx,
  table: Listed,
  editionId: string,
  kept: readonly { id: string }[],
): Promise<void> => {
  const ids = kept.map(({ id }) => id)
  await trx
    .deleteFrom(table)
    .where('editionId', '=', editionId)
    .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
    .execute()
    .catch((error: { code?: string }) => {
      if (error.code === foreignKeyViolation) refuse('edition_in_use', {}, `${plural[table]}`)
      throw error
    })
}

const foreignKeyViolation = '23503'
const plural = { category: 'categories', award: 'awards', partner: 'partners' } as const

const named = (name: { ja: string; en: string }, field: string) => {
  const plain = cleanBoth(name, { field: `${field}.name`, limit: editionLimits.name })
  if (!plain.ja && !plain.en) refuse('edition_name_missing', {}, `${field}.name.ja`)
  return plain
}

const described = (text: { ja: string; en: string }, field: string) =>
  cleanBoth(text, { field, limit: editionLimits.description })

const httpAddress = (text: string, field: string): string => {
  const url = URL.parse(text.trim())
  return url && /^https?:$/.test(url.protocol) ? url.href : refuse('edition_link_invalid', {}, field)
}
