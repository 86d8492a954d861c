import type { Readable } from 'node:stream'
import type { PublicPerson } from '#contract/account.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { civilDate, foldHandle, isAdult } from '../account.rules.ts'
import { pictureUrlOf } from '../me/me.ts'
import { type PersonRow, personColumns } from './people.queries.ts'

/** By handle or id; refuses `not_found`. */
export const publicPerson = async (platform: Platform, handle: string): Promise<PublicPerson> =>
  shown(await found(platform, handle), platform.clock.now())

/** The picture, where strangers may see it; refuses `not_found`. */
export const publicPicture = async (
  platform: Platform,
  handle: string,
  viewerId: string | undefined,
): Promise<Readable> => {
  const person = await found(platform, handle)
  const hidden = person.id !== viewerId && !isAdult(person.birthDate, civilDate(platform.clock.now()))
  if (hidden || !person.pictureHash) return refuse('not_found')
  return await platform.storage.open(person.pictureHash)
}

const found = async (platform: Platform, handle: string): Promise<PersonRow> => {
  const byId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(handle)
  const row = await platform.db
    .selectFrom('person')
    .select(personColumns)
    .where(byId ? 'id' : 'handle', '=', byId ? handle : foldHandle(handle))
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  return row ?? refuse('not_found')
}

const shown = (row: PersonRow, now: Date): PublicPerson => {
  const adult = isAdult(row.birthDate, civilDate(now))
  return {
    id: row.id,
    handle: row.handle,
    name: row.name,
    pictureUrl: adult ? pictureUrlOf(row) : null,
    since: adult ? row.createdAt.getUTCFullYear() : null,
  }
}
