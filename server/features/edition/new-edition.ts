import type { Edition, NewEdition } from '#contract/edition.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import type { Db, Trx } from '#platform/postgres/connect.ts'
import { checkAddress } from './address.ts'
import { putPhases, readCalendar } from './calendar.ts'
import { editionById, findEdition, lockWhole } from './find.ts'
import { copyFormer } from './former.ts'
import { knownZone, named, readableInk, slugTaken, unreserved } from './identity.ts'
import { checkPlan } from './plan.ts'
import { replaceHashtags } from './programme.ts'
import { writeRights } from './rights.ts'
import { tell } from './telling.ts'
import { applyTemplate } from './templates.ts'
import { usualRights, usualRules } from './usual.ts'

/**
 * Begins an edition as a draft: with the usual rules and rights text, those of a kind of festival, or a former
 * edition's. Repeating the same id by the same person gives the first answer; refuses `edition_slug_taken`,
 * `edition_slug_kept`, `edition_name_missing`, `edition_time_zone_unknown`, `edition_former_gone`, and a calendar
 * that cannot be meant.
 */
export const createEdition = async (
  platform: Platform,
  personId: string,
  input: NewEdition,
): Promise<Edition> => {
  const now = platform.clock.now()
  const { accent = '#ff4326', timeZone = 'Asia/Tokyo', calendar, template, from } = input
  const name = named(input.name)
  knownZone(timeZone)
  unreserved(input.slug)
  const planned = calendar && readCalendar(calendar, timeZone)
  if (planned) checkPlan({ ...planned, calendar: planned.phases, timeZone }, null)
  return await platform.db.transaction().execute(async (trx) => {
    const before = await editionById(trx, input.id)
    if (before) return (await createdBy(trx, input.id)) === personId ? before : refuse('already_exists')
    const former = from ? await heldFormer(trx, from) : null
    await trx
      .insertInto('edition')
      .values({
        id: input.id,
        slug: input.slug,
        name: JSON.stringify(name),
        timeZone,
        ...(await readableInk(accent)),
        rules: JSON.stringify(usualRules),
        decisionAt: planned?.decisionAt ?? null,
        createdBy: personId,
        createdAt: now,
      })
      .execute()
      .catch(slugTaken)
    await checkAddress(trx, input.slug, input.id)
    if (former) await copyFormer(trx, personId, { editionId: input.id, former, now })
    else {
      await writeRights(trx, input.id, personId, usualRights, now)
      if (template) await applyTemplate(trx, personId, { editionId: input.id, template, now })
    }
    if (planned) await putPhases(trx, input.id, planned.phases)
    if (input.hashtags) await replaceHashtags(trx, input.id, input.hashtags)
    await tell(platform, trx, 'edition.created', input.id, personId)
    return await findEdition(trx, input.id)
  })
}

/** It does not change while it is copied. */
const heldFormer = async (trx: Trx, id: string): Promise<Edition> => {
  if (!(await editionById(trx, id))) return refuse('edition_former_gone', {}, 'from')
  return await lockWhole(trx, id)
}

const createdBy = async (db: Db, id: string): Promise<string | undefined> =>
  (await db.selectFrom('edition').select('createdBy').where('id', '=', id).executeTakeFirst())?.createdBy
