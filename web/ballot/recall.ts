import { loadMe } from '../account/session.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { edition } from '../player/player.ts'
import { numeral } from '../words/kanji.ts'
import { votes } from './votes.ts'

/** What a mark looks like in the earning frame; null: nothing was given. */
export const shownOf = (mark: number, method: 'marks' | 'favourites'): string | null =>
  mark === 0 ? null : method === 'marks' ? numeral(mark) : messages('ballot').chosenMark

/** Puts the votes of earlier visits into the earning frames of the feed. */
export const recallVotes = async (): Promise<void> => {
  const id = edition.value?.id
  if (!id || !(await loadMe())) return
  const { ballots, method } = await call('GET /editions/:id/ballots/mine', { params: { id } })
  const given = ballots.map(({ filmId, mark }): [string, string] => [filmId, shownOf(mark, method) ?? ''])
  votes.value = new Map([...given, ...votes.value])
}
