import type { Measure, Rehearsed } from '#contract/measure.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { tellWhy } from '../../refused.ts'
import { notice } from '../../ui/notice.tsx'
import { titleOf } from '../../words/film.ts'

/** Says what a measure did, and offers to take it back; what somebody has changed since stays, and is said. */
export const tellDone = (
  editionId: string,
  measure: Measure,
  films: readonly Rehearsed[],
  onUndone: () => void,
): void => {
  const t = messages('entries')
  const done = measure.entries.filter((one) => one.done)
  const left = measure.entries.filter((one) => !one.done)
  const named = ({ entryId }: { entryId: string }): string => {
    const film = films.find((one) => one.entryId === entryId)
    return (film && titleOf(film)) || messages('console').untitled
  }
  const undo = async () => {
    const params = { id: editionId, measureId: measure.id }
    const back = await call('DELETE /editions/:id/measures/:measureId', { params }).catch((error) => {
      tellWhy(error)
      return null
    })
    if (!back) return
    const kept = back.entries.filter((one) => !one.done)
    const undone = back.entries.length - kept.length
    if (undone > 0) notice(t.undone({ n: undone }), { icon: 'check' })
    for (const one of kept.slice(0, 1))
      notice(t.notUndone({ title: named(one), why: one.why ?? '', n: kept.length }), { bad: true })
    onUndone()
  }
  const [first] = done
  if (first)
    notice(
      done.length === 1
        ? t.measuredOne[measure.act]({ title: named(first) })
        : t.measured[measure.act]({ n: done.length }),
      { icon: 'check', undo: { words: t.undo, act: () => void undo() } },
    )
  for (const one of left.slice(0, 1))
    notice(t.notDone({ title: named(one), why: one.why ?? '', n: left.length }), { bad: true })
}
