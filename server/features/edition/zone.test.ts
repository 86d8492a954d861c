import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { olderZoneNames, timeZones } from '#contract/plain/zones.ts'
import { harness } from '#test/harness.ts'
import { instantsOf, isTimeZone, wallTime, zoneOf } from './zone.ts'

const iso = (wall: string, zone: string) => instantsOf(wall, zone).map((instant) => instant.toISOString())

test('a time on the wall in Tokyo is nine hours ahead of UTC on every day of the year', () => {
  assert.deepEqual(iso('2026-11-08T23:59', 'Asia/Tokyo'), ['2026-11-08T14:59:00.000Z'])
  assert.equal(wallTime(new Date('2026-11-08T14:59:00Z'), 'Asia/Tokyo'), '2026-11-08T23:59:00')
})

test('the hour that summer time skips does not exist', () => {
  assert.deepEqual(iso('2026-03-29T02:30', 'Europe/Berlin'), [])
  assert.deepEqual(iso('2026-03-08T02:30', 'America/New_York'), [])
  assert.deepEqual(iso('2011-12-30T12:00', 'Pacific/Apia'), [], 'Samoa left a whole day out')
})

test('the hour that summer time repeats happens twice', () => {
  assert.deepEqual(iso('2026-10-25T02:30', 'Europe/Berlin'), [
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
  ])
  assert.deepEqual(iso('2026-04-05T01:45', 'Australia/Lord_Howe'), [
    '2026-04-04T14:45:00.000Z',
    '2026-04-04T15:15:00.000Z',
  ])
})

test('a day that the month does not have is no time at all', () => {
  for (const wall of ['2026-02-30T10:00', '2026-04-31T00:00', '2026-13-01T00:00', '2026-01-01T25:00'])
    assert.deepEqual(instantsOf(wall, 'Asia/Tokyo'), [], wall)
})

test('the zones of editions are known to the database, to this machine and so to every browser', async () => {
  await using site = await harness()
  const { rows } = await site.platform.pool.query<{ name: string }>('select name from pg_timezone_names')
  const known = new Set(rows.map(({ name }) => name))
  const all = [...timeZones, ...olderZoneNames]
  assert.deepEqual(
    all.filter((zone) => !known.has(zone)),
    [],
  )
  for (const zone of all) assert.match(wallTime(new Date(0), zone), /^19(69|70)-/)
  assert.equal(new Set(all).size, all.length)
  for (const zone of Intl.supportedValuesOf('timeZone').filter((zone) => !justLearnt.has(zone)))
    assert.ok(isTimeZone(zone), `${zone}, as browsers call it`)
})

/** Named since 2025. */
const justLearnt = new Set(['America/Coyhaique'])

test('an edition is in a zone of the table or in none', () => {
  for (const zone of ['Asia/Tokyo', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Calcutta', 'UTC'])
    assert.ok(isTimeZone(zone), zone)
  for (const zone of ['', '+09:00', 'Tokyo', 'Mars/Base', '<script>', '../etc/passwd', 'JST', 'SystemV/PST8'])
    assert.equal(isTimeZone(zone), false, zone)
})

test('a zone that was taken once is called by its usual name, or is UTC', () => {
  for (const [stored, shown] of [
    ['Asia/Tokyo', 'Asia/Tokyo'],
    ['JST', 'Asia/Tokyo'],
    ['asia/tokyo', 'Asia/Tokyo'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['SystemV/PST8', 'UTC'],
    ['America/Coyhaique', 'UTC'],
    ['Mars/Base', 'UTC'],
  ] as const)
    assert.equal(zoneOf(stored), shown)
})

test('every instant is among the instants of its own wall time', () => {
  const zone = fc.constantFrom(
    'Asia/Tokyo',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Africa/Casablanca',
  )
  const seconds = fc.integer({ min: Date.UTC(2020, 0) / 1000, max: Date.UTC(2036, 0) / 1000 })
  fc.assert(
    fc.property(seconds, zone, (at, where) => {
      const instant = new Date(at * 1000)
      const found = instantsOf(wallTime(instant, where), where).map(Number)
      assert.ok(found.includes(instant.getTime()))
      assert.ok(found.length <= 2)
    }),
    { numRuns: 300 },
  )
})
