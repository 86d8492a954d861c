import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastMinuteOf } from '#contract/plain/deadline.ts'
import { phasesAt, wallTime } from '#features/edition/edition.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask, told } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('a published calendar changes with a reason that everyone can read, and what is past stays', async () => {
  await using site = await harness({ now: '2026-09-15T00:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, {
    phases: {
      submissions: ['2026-07-01T00:00:00Z', '2026-10-01T00:00:00Z'],
      screening: ['2026-08-01T00:00:00Z', '2026-11-01T00:00:00Z'],
    },
  })
  const put = (submissionsEnd: string, reason: string) =>
    ask(site, organiser, 'PUT', `/editions/${edition.id}/calendar`, {
      phases: [
        { kind: 'submissions', startsAt: '2026-07-01T00:00:00Z', endsAt: submissionsEnd },
        { kind: 'screening', startsAt: '2026-08-01T00:00:00Z', endsAt: '2026-11-01T00:00:00Z' },
      ],
      decisionAt: null,
      reason,
    })
  assert.deepEqual([(await put('2026-10-08T00:00:00Z', ' ')).json.code], ['edition_reason_needed'])
  assert.deepEqual((await put('2026-09-14T00:00:00Z', '早く閉じる')).json.code, 'edition_past_fixed')
  const extended = await put('2026-10-08T00:00:00Z', '台風のため')
  assert.equal(extended.status, 200)
  assert.equal(
    (await put('2026-10-08T00:00:00Z', '')).status,
    200,
    'nothing changed, nothing to give a reason for',
  )
  const { json } = await ask(site, null, 'GET', `/editions/${edition.id}/calendar/changes`)
  assert.equal(json.changes.length, 1)
  assert.equal(json.changes[0].reason, '台風のため')
  assert.equal(json.changes[0].before.phases[0].endsAt, '2026-10-01T00:00:00.000Z')
  assert.equal(json.changes[0].after.phases[0].endsAt, '2026-10-08T00:00:00.000Z')
  assert.equal(json.changes[0].changedBy, null, 'the public reads the reason, not the person')
  assert.deepEqual((await told(site, edition.id)).at(-1), {
    kind: 'edition.calendar_changed',
    actorId: organiser.id,
    data: { calendarChangeId: json.changes[0].id },
  })
})

test('the page follows the clock: a second before, at, and a second after each edge', async () => {
  await using site = await harness({ now: '2026-05-01T00:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, {
    phases: {
      submissions: ['2026-07-01T00:00:00Z', '2026-10-01T00:00:00Z'],
      screening: ['2026-08-01T00:00:00Z', '2026-11-01T00:00:00Z'],
    },
  })
  const open = async (now: string) => {
    site.clock.set(now)
    return (await ask(site, null, 'GET', `/editions/${edition.slug}`)).json.clock.open
  }
  assert.deepEqual(await open('2026-06-30T23:59:59Z'), [])
  assert.deepEqual(await open('2026-07-01T00:00:00Z'), ['submissions'])
  assert.deepEqual(await open('2026-08-01T00:00:01Z'), ['submissions', 'screening', 'voting'])
  assert.deepEqual(await open('2026-09-30T23:59:59Z'), ['submissions', 'screening', 'voting'])
  assert.deepEqual(await open('2026-10-01T00:00:00Z'), ['screening', 'voting'])
  assert.deepEqual(await open('2026-11-01T00:00:00Z'), [])
})

test('an hour that summer time skips is refused, one that it repeats is read generously', async () => {
  await using site = await harness({ now: '2026-01-01T00:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id, { timeZone: 'Europe/Berlin', draft: true })
  const put = (startsAt: string, endsAt: string) =>
    ask(site, organiser, 'PUT', `/editions/${edition.id}/calendar`, {
      phases: [{ kind: 'submissions', startsAt, endsAt }],
      decisionAt: null,
      reason: '',
    })
  const skipped = await put('2026-03-29T02:30', '2026-10-25T02:30')
  assert.deepEqual(
    [skipped.json.code, skipped.json.field],
    ['edition_time_skipped', 'phases.submissions.startsAt'],
  )
  const repeated = await put('2026-10-25T02:30', '2026-10-25T02:30')
  assert.deepEqual(repeated.json.calendar, [
    { kind: 'submissions', startsAt: '2026-10-25T00:30:00.000Z', endsAt: '2026-10-25T01:31:00.000Z' },
  ])
  assert.equal((await put('2026-02-30T10:00', '2026-10-25T02:30')).json.code, 'edition_time_skipped')
  assert.equal((await put('2026-02-30T10:00Z', '2026-10-25T02:30')).json.code, 'edition_time_skipped')
  for (const far of ['9999-12-31T23:59', '9999-12-31T23:59:00.000Z', '0026-10-25T02:30', '1999-12-31T23:59'])
    assert.deepEqual(
      [(await put(far, '2026-10-25T02:30')).json.code, (await put('2026-10-25T02:30', far)).json.code],
      ['edition_year_far', 'edition_year_far'],
      far,
    )
})

test('what is written as an end is what is read of it, and holds to its last second', async () => {
  await using site = await harness({ now: '2026-01-01T00:00:00Z' })
  const organiser = await signIn(site, { roles: ['organiser'] })
  for (const zone of [
    'Asia/Tokyo',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Europe/Berlin',
    'UTC',
  ])
    for (const end of ['2026-10-04T23:59', '2026-10-05T00:00', '2026-10-05T18:00', '2026-10-25T01:59']) {
      const edition = await anEdition(site, organiser.id, { timeZone: zone, draft: true })
      const { json } = await ask(site, organiser, 'PUT', `/editions/${edition.id}/calendar`, {
        phases: [{ kind: 'submissions', startsAt: '2026-09-01T00:00', endsAt: end }],
        decisionAt: null,
        reason: '',
      })
      const endsAt = Date.parse(json.calendar[0].endsAt)
      const told = `${end} in ${zone}`
      assert.equal(wallTime(new Date(lastMinuteOf(endsAt)), zone), `${end}:00`, `read, ${told}`)
      assert.equal(wallTime(new Date(endsAt - 1), zone), `${end}:59`, `the last second, ${told}`)
      const open = (now: number) => phasesAt(json.calendar, new Date(now)).length
      assert.deepEqual([open(endsAt - 1), open(endsAt)], [1, 0], told)
    }
  // an instant is itself, and read by the last minute that counts in full
  const edition = await anEdition(site, organiser.id, { draft: true })
  const exact = { kind: 'submissions', startsAt: '2026-09-01T00:00', endsAt: '2026-10-04T14:59:30.000Z' }
  const body = { phases: [exact], decisionAt: '2026-10-08T18:00', reason: '' }
  const { json } = await ask(site, organiser, 'PUT', `/editions/${edition.id}/calendar`, body)
  assert.equal(json.calendar[0].endsAt, exact.endsAt)
  assert.equal(
    wallTime(new Date(lastMinuteOf(Date.parse(exact.endsAt))), 'Asia/Tokyo'),
    '2026-10-04T23:58:00',
  )
  assert.equal(json.decisionAt, '2026-10-08T09:00:00.000Z', 'a promise is no end')
  const slip = { phases: [{ ...exact, endsAt: '2026-09-01T00:00' }], decisionAt: null, reason: '' }
  const refused = await ask(site, organiser, 'PUT', `/editions/${edition.id}/calendar`, slip)
  assert.equal(refused.json.code, 'edition_phase_order', 'start and end in one minute are a slip')
})
