import { DatabaseError } from 'pg'
import { longestName } from '#contract/plain/account.ts'
import type { Language } from '#contract/route.ts'
import { refuse } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { cleanText } from '#platform/text/text.ts'
import { foldHandle, isHandle } from '../account.rules.ts'

export type ProfileChange = { name?: string; handle?: string | null; language?: Language }

/**
 * Changes what is given. Refuses with `account_name_empty`, `text_too_long`,
 * `account_handle_unusable` or `account_handle_taken`; `not_found` for who has been erased meanwhile.
 */
export const changeProfile = async (
  platform: Platform,
  personId: string,
  change: ProfileChange,
): Promise<void> => {
  const set = {
    ...(change.name !== undefined && { name: readableName(change.name) }),
    ...(change.handle !== undefined && {
      handle: change.handle === null ? null : usableHandle(change.handle),
    }),
    ...(change.language !== undefined && { language: change.language }),
  }
  if (Object.keys(set).length === 0) return
  const changed = await platform.db
    .updateTable('person')
    .set(set)
    .where('id', '=', personId)
    .where('erasedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
    .catch(handleTaken)
  if (!changed) refuse('not_found')
}

/** A name as it may be shown to others. */
export const readableName = (text: string, field = 'name'): string => {
  const name = cleanText(text, { field, limit: longestName })
  return name === '' ? refuse('account_name_empty', {}, field) : name
}

const usableHandle = (text: string): string => {
  const handle = foldHandle(text)
  return isHandle(handle) ? handle : refuse('account_handle_unusable', {}, 'handle')
}

const handleTaken = (error: unknown): never => {
  if (error instanceof DatabaseError && error.code === '23505')
    return refuse('account_handle_taken', {}, 'handle')
  throw error
}
