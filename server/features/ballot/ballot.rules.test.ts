import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Phase } from '#contract/edition.ts'
import { barOf, type Candidacy, candidacyFor, isMarkOf, receiptNumber } from './ballot.rules.ts'

const voting = (startsAt: string, endsAt: string | null): Phase => ({ kind: 'voting', startsAt, endsAt })
const film = (more: Partial<Candidacy> = {}): Candidacy => ({
  filmId: 'film',
  editionId: 'edition',
  entryId: 'entry',
  running: true,
  makers: ['maker'],
  voting: { minimumAge: 13, watchedShare: 0.8, method: 'marks', favourites: 5 },
  calendar: [voting('2026-05-01T00:00:00Z', '2026-05-08T15:00:00Z')],
  timeZone: 'Asia/Tokyo',
  sealed: false,
  ...more,
})
const voter = { personId: 'voter', birthDate: '1990-04-30', earned: true }
const during = new Date('2026-05-02T00:00:00Z')

test('what keeps somebody from voting, in the order in which it is looked at', () => {
  const cases: [string | null, Candidacy | null, Partial<typeof voter>, Date][] = [
    [null, film(), {}, during],
    ['no_vote', null, {}, during],
    ['no_vote', film({ running: false }), {}, during],
    ['no_vote', film({ calendar: [] }), {}, during],
    ['not_yet', film(), {}, new Date('2026-04-30T23:59:59.999Z')],
    [null, film(), {}, new Date('2026-05-01T00:00:00Z')],
    [null, film(), {}, new Date('2026-05-08T14:59:59.999Z')],
    ['closed', film(), {}, new Date('2026-05-08T15:00:00Z')],
    ['closed', film({ sealed: true }), {}, during],
    ['own_film', film(), { personId: 'maker' }, during],
    ['too_young', film(), { birthDate: '2013-05-03' }, during],
    ['not_earned', film(), { earned: false }, during],
    ['closed', film(), { personId: 'maker', earned: false }, new Date('2026-05-09T00:00:00Z')],
  ]
  for (const [bar, one, who, at] of cases) assert.equal(barOf(one, { ...voter, ...who }, at), bar)
})

test('voting without a phase of its own is open while the screening is', () => {
  const screening = film({
    calendar: [{ kind: 'screening', startsAt: '2026-05-01T00:00:00Z', endsAt: '2026-05-03T00:00:00Z' }],
  })
  assert.equal(barOf(screening, voter, during), null)
  assert.equal(barOf(screening, voter, new Date('2026-05-03T00:00:00Z')), 'closed')
})

test('a birthday counts from its first minute in the edition’s zone', () => {
  const young = { ...voter, birthDate: '2013-05-03' }
  assert.equal(barOf(film(), young, new Date('2026-05-02T14:59:59Z')), 'too_young')
  assert.equal(barOf(film(), young, new Date('2026-05-02T15:00:00Z')), null)
  // whoever came in by an invitation may have told none, and is not old enough by that; age 0 lets everybody vote
  assert.equal(barOf(film(), { ...voter, birthDate: null }, during), 'age_unknown')
  const all = film({ voting: { minimumAge: 0, watchedShare: 0.8, method: 'marks', favourites: 5 } })
  assert.equal(barOf(all, { ...voter, birthDate: '2026-05-01' }, during), null)
  assert.equal(barOf(all, { ...voter, birthDate: null }, during), null)
})

test('a ballot that names no edition is meant for the one whose voting is open', () => {
  const past = film({ editionId: 'past', calendar: [voting('2025-05-01T00:00:00Z', '2025-05-08T00:00:00Z')] })
  const next = film({ editionId: 'next', calendar: [voting('2027-05-01T00:00:00Z', '2027-05-08T00:00:00Z')] })
  const now = film()
  assert.equal(candidacyFor([past, next, now], null, during)?.editionId, 'edition')
  assert.equal(candidacyFor([past, next], null, during)?.editionId, 'next')
  assert.equal(candidacyFor([past, next, now], 'past', during)?.editionId, 'past')
  assert.equal(candidacyFor([past, next, now], 'other', during), null)
  assert.equal(candidacyFor([], null, during), null)
})

test('with favourites a film is chosen or not', () => {
  assert.deepEqual(
    [0, 1, 2, 5].map((mark) => isMarkOf('favourites', mark)),
    [true, true, false, false],
  )
  assert.ok(isMarkOf('marks', 5))
})

test('a receipt number is six letters of the id, the same every time', () => {
  // 0x00000000 → 0; 0xffffffff >>> 2 = 30 ones
  assert.equal(receiptNumber('00000000-0000-4000-8000-000000000000'), '0000-00')
  assert.equal(receiptNumber('ffffffff-ffff-4fff-bfff-ffffffffffff'), 'ZZZZ-ZZ')
  // 0x3a5f1c08 >>> 2 = 0xe97c702 = 00111 01001 01111 10001 11000 00010
  assert.equal(receiptNumber('3a5f1c08-0000-4000-8000-000000000000'), '79FH-R2')
})
