import { randomUUID } from 'node:crypto'
import type { Edition } from '#contract/edition.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { keepBlobAgain } from '#platform/storage/blobs.ts'
import { pagesOf, putPage } from './pages.ts'
import { replaceAwards, replaceCategories } from './programme.ts'
import { writeRights } from './rights.ts'

/**
 * A former edition's rules, categories, awards, words and looks, for a new one. What belongs to its year stays:
 * dates, hashtags, partners; and of people nothing comes along: whoever copies has written it all.
 */
export const copyFormer = async (
  trx: Trx,
  personId: string,
  { editionId, former, now }: { editionId: string; former: Edition; now: Date },
): Promise<void> => {
  const { ink } = former
  await trx
    .updateTable('edition')
    .set({
      tagline: JSON.stringify(former.tagline),
      description: JSON.stringify(former.description),
      organiser: JSON.stringify(former.organisedBy),
      fee: former.fee,
      earlierFilms: former.earlierFilms,
      ordinal: former.ordinal === null ? null : former.ordinal + 1,
      accent: ink.accent,
      accentOnStage: ink.accentOnStage,
      accentOnPaper: ink.accentOnPaper,
      onAccent: ink.onAccent,
      rules: JSON.stringify(former.rules),
    })
    .where('id', '=', editionId)
    .execute()
  await writeRights(trx, editionId, personId, former.rights.text, now)
  await replaceCategories(trx, editionId, former.categories.map(anew))
  await replaceAwards(trx, editionId, former.awards.map(anew))
  for (const { kind, source } of await pagesOf(trx, former.id, { withSource: true }))
    if (source) await putPage(trx, personId, { editionId, kind, text: source, now })
  await copyPicture(trx, personId, { editionId, formerId: former.id, now })
}

const anew = <T extends { id: string }>(one: T): T => ({ ...one, id: randomUUID() })

const copyPicture = async (
  trx: Trx,
  personId: string,
  { editionId, formerId, now }: { editionId: string; formerId: string; now: Date },
): Promise<void> => {
  const picture = await trx
    .selectFrom('keyPicture')
    .selectAll()
    .where('editionId', '=', formerId)
    .executeTakeFirst()
  if (!picture) return
  for (const hash of [picture.webpHash, picture.jpegHash]) await keepBlobAgain(trx, hash)
  await trx
    .insertInto('keyPicture')
    .values({ ...picture, editionId, uploadedBy: personId, uploadedAt: now })
    .execute()
}
