import type { Act, ReasonCode } from '#contract/moderation.ts'
import { reasonsAgainst, reasonsFor } from '#contract/plain/moderation.ts'
import { refuse } from '#platform/errors.ts'

/** Refuses an act that changes nothing, and a reason that does not go with the act. */
export const checkAct = (standing: Act | null, act: Act, reasonCode: ReasonCode): void => {
  if ((standing ?? 'release') === act) refuse('ruling_repeated', {}, 'act')
  const fitting: readonly ReasonCode[] = act === 'release' ? reasonsFor : reasonsAgainst
  if (!fitting.includes(reasonCode)) refuse('ruling_reason_mismatch', {}, 'reasonCode')
}

/** The word of the event: film.held, film.removed, film.released. */
export const done = { hold: 'held', remove: 'removed', release: 'released' } as const satisfies Record<
  Act,
  string
>
