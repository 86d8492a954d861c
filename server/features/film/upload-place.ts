import { sql } from 'kysely'
import { isWithin } from '#features/account/account.ts'
import { refuse } from '#platform/errors.ts'
import { limits } from '#platform/limits.ts'
import type { Platform } from '#platform/platform.ts'
import type { Trx } from '#platform/postgres/connect.ts'
import { lastBrought } from './upload-store.ts'

const day = 86_400_000

/**
 * Keeps a place for so many bytes that a person promises, in the transaction that notes the promise: beside what this
 * person has half sent, and in the `free` bytes of the disk beside what everybody is sending. Refuses `upload_too_many_open`,
 * `upload_too_much_open`, `too_many` and `upload_no_space`.
 */
export const keepPlace = async (
  platform: Platform,
  trx: Trx,
  { personId, bytes, free }: { personId: string; bytes: number; free: number },
): Promise<void> => {
  const { open: most, promisedBytes, perDay } = limits.uploads
  // one after another, or all of them would find the same place free
  await sql`select pg_advisory_xact_lock(hashtextextended('film.uploads', 0))`.execute(trx)
  const open = await trx
    .selectFrom('upload')
    .select(['id', 'personId', 'bytes'])
    .where('completedAt', 'is', null)
    .where('abandonedAt', 'is', null)
    .execute()
  const own = open.filter((one) => one.personId === personId)
  if (own.length >= most) refuse('upload_too_many_open', { most })
  if (own.reduce((sum, one) => sum + one.bytes, bytes) > promisedBytes)
    refuse('upload_too_much_open', { limitGb: promisedBytes / 1e9 })
  if (!(await isWithin(platform, trx, [{ act: 'upload', most: perDay, perMs: day }], personId)))
    refuse('too_many')
  const awaited = await Promise.all(open.map((one) => awaitedBytes(platform, one)))
  if (awaited.reduce((sum, more) => sum + more, bytes) >= free) refuse('upload_no_space')
}

/** What is still to come of an upload that somebody is sending; nothing of one that rests. */
const awaitedBytes = async (
  platform: Pick<Platform, 'config'>,
  { id, bytes }: { id: string; bytes: number },
): Promise<number> => {
  const brought = await lastBrought(platform, id)
  if (!brought || Date.now() - brought.at > limits.uploads.restMs) return 0
  return bytes - brought.bytes
}
