import type { Edition } from '#contract/edition.ts'
import { type Caller, holds, type Role } from '#platform/http/http.ts'

const insiders: readonly Role[] = ['organiser', 'moderator', 'juror', 'producer', 'press']

/** Everyone sees a published edition; a draft does not exist but for those who work on it. */
export const maySee = (caller: Caller, { id, publishedAt }: Pick<Edition, 'id' | 'publishedAt'>): boolean =>
  publishedAt !== null || holds(caller, insiders, id)
