import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantsOf, phasesAt, readInk, usualRules } from '#features/edition/edition.ts'
import { secondsOf } from '../film/script.ts'
import { scripts } from '../scripts/index.ts'
import { type DemoEdition, daysFrom, demoEditions } from './editions.ts'
import { films } from './films.ts'
import { audience, crowd, makers, staff } from './people.ts'

const now = new Date('2027-02-17T05:30:00Z')
const editions = demoEditions(now, usualRules)

const calendarOf = ({ calendar }: DemoEdition) =>
  calendar.phases.map(({ kind, startsAt, endsAt }) => ({
    kind,
    startsAt: instantsOf(startsAt, 'Asia/Tokyo')[0]?.toISOString() ?? '',
    endsAt: endsAt && (instantsOf(endsAt, 'Asia/Tokyo')[0]?.toISOString() ?? ''),
  }))
const openAt = (edition: DemoEdition | undefined, instant: Date) =>
  edition ? phasesAt(calendarOf(edition), instant) : []

test('one edition takes films and votes at once, one is judged, one is over', () => {
  const open = Object.fromEntries(editions.map((edition) => [edition.key, openAt(edition, now)]))
  assert.deepEqual(open, {
    night: ['submissions', 'screening', 'voting'],
    noon: ['judging'],
    past: ['archive'],
  })
})

test('every film was entered while all its editions took films', () => {
  for (const film of films)
    for (const key of film.editions) {
      const edition = editions.find((one) => one.key === key)
      assert.ok(
        openAt(edition, daysFrom(now, -film.daysAgo)).includes('submissions'),
        `${film.script} in ${key}`,
      )
    }
})

test('a film has a maker, a script, a poster within it and captions that follow one another', () => {
  for (const film of films) {
    assert.ok(
      makers.some(({ key }) => key === film.maker),
      film.maker,
    )
    const script = scripts.find(({ id }) => id === film.script)
    if (film.fate === 'refused') continue
    assert.ok(script, film.script)
    const seconds = secondsOf(script)
    assert.ok(film.posterMs < seconds * 1000, film.script)
    let last = 0
    for (const [from, to] of film.captions ?? []) {
      assert.ok(last <= from && from < to && to <= seconds, `${film.script}: ${from} to ${to}`)
      last = to
    }
  }
})

test('a film is shorter than the shortest only where the demo wants to show a refusal', () => {
  const short = films.filter(({ script, editions: entered }) =>
    entered.some((key) => {
      const from = editions.find((one) => one.key === key)?.change.rules?.length.fromMs ?? 0
      const found = scripts.find(({ id }) => id === script)
      return found !== undefined && secondsOf(found) * 1000 < from
    }),
  )
  assert.deepEqual(
    short.map(({ script }) => script),
    ['twenty-five-metres'],
  )
})

test('addresses and handles are told apart, and every ink can be read', async () => {
  const people = [...staff, ...makers, ...audience, ...crowd]
  assert.equal(new Set(people.map(({ email }) => email)).size, people.length)
  assert.equal(new Set(people.map(({ handle }) => handle)).size, people.length)
  for (const { accent } of editions) assert.ok((await readInk(accent)).legible, accent)
})
