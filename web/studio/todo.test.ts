import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilmDraft } from '#contract/film.ts'
import type { GuardianStanding } from '#contract/guardian.ts'
import { type Standing, todosOf } from './todo.ts'

const shown = { media: { start: '/media/x/start.mp4' } }
const draftWith = (change: Partial<FilmDraft>): FilmDraft =>
  ({
    film: shown,
    upload: null,
    preparation: null,
    postedAt: '2026-05-01T00:00:00Z',
    waitingFor: [],
    ruling: null,
    words: { version: 0, unpublished: null },
    ...change,
  }) as never
const told = (change: Partial<FilmDraft>, more: Partial<Standing> = {}) =>
  todosOf({ draft: draftWith(change), timelines: [], consent: null, unread: [], ...more }).map(
    ({ what, turn }) => `${turn}: ${what}`,
  )
const ruling = (act: string) => ({ act, reasonCode: 'rights', reason: '', ruledAt: '' })
const entry = (eligible: boolean | null, mayReplace: boolean) =>
  ({ entry: { id: 'e', eligibility: { eligible } }, mayReplace }) as never

test('what a film waits for says whose turn it is, the maker’s own first', () => {
  assert.deepEqual(told({}), [])
  assert.deepEqual(told({ waitingFor: ['rights'] }), ['mine: rights'])
  assert.deepEqual(told({ waitingFor: ['terms', 'place'] }), ['mine: terms', 'mine: place'])
  assert.deepEqual(told({ waitingFor: ['birth_date'] }), ['mine: birth-date'])
  const guardian = (consent: GuardianStanding) => told({ waitingFor: ['guardian'] }, { consent })
  for (const consent of ['needed', 'refused', 'withdrawn', 'expired'] as const)
    assert.deepEqual(guardian(consent), ['mine: guardian'], consent)
  assert.deepEqual(guardian('asked'), ['guardian: guardian-asked'])
  assert.deepEqual(guardian('given'), ['guardian: guardian-to-see'])
  assert.deepEqual(
    told({ waitingFor: ['guardian', 'rights'], ruling: ruling('hold') }, { consent: 'asked', unread: ['e'] }),
    ['mine: answer', 'mine: rights', 'guardian: guardian-asked', 'festival: held'],
  )
})

test('a minor who sent a film and asked no guardian reads first that one has to be asked', () => {
  const sent = {
    preparation: { state: 'working', watchableAt: null },
    waitingFor: ['preparation', 'guardian', 'place'],
    words: { version: 1, unpublished: { words: {}, savedAt: '' } },
  } as never
  assert.deepEqual(told(sent, { consent: 'needed', timelines: [entry(false, true)] }), [
    'mine: guardian',
    'mine: place',
    'mine: unfit',
    'mine: written',
    'house: preparing',
  ])
  assert.equal(told(sent, { consent: 'asked' })[0], 'mine: place', 'asked, it is the guardian’s turn')
})

test('of a film that was removed only that is said, of a draft that it is not sent', () => {
  assert.deepEqual(told({ waitingFor: ['rights', 'ruling'], ruling: ruling('remove') }), [
    'festival: removed',
  ])
  assert.deepEqual(told({ postedAt: null, waitingFor: ['rights'] }), ['mine: post'])
  assert.deepEqual(told({ postedAt: null, film: { media: { start: null } } as never }), [])
})

test('a file says what its maker has to do with it, and an entry while that helps', () => {
  const preparation = (state: string, watchableAt: string | null = null) =>
    ({ preparation: { state, watchableAt } }) as never
  assert.deepEqual(told(preparation('refused')), ['mine: refused'])
  assert.deepEqual(told(preparation('failed')), ['mine: failed'])
  assert.deepEqual(told(preparation('waiting_for_space')), ['house: space'])
  assert.deepEqual(told(preparation('working')), ['house: preparing'])
  assert.deepEqual(told(preparation('working', '2026-05-01T00:00:00Z')), [], 'it can be watched')
  assert.deepEqual(told({ upload: { completedAt: null } as never }), ['mine: send'])
  assert.deepEqual(told({}, { timelines: [entry(false, true)] }), ['mine: unfit'])
  assert.deepEqual(told({}, { timelines: [entry(false, false), entry(null, true)] }), [])
  assert.deepEqual(told({ words: { version: 2, unpublished: { words: {}, savedAt: '' } } }), [
    'mine: written',
  ])
})
