import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, sourcesIn } from './imports.ts'
import { ownerOf, tablesIn } from './tables.ts'

/** What tests write into tables of others, by the reason why no verb does. All else is made as people make it. */
const planted: Record<string, Record<string, string>> = {
  'the program has no film that was measured without its bytes': {
    'test/a-film.ts': 'blob original preparation rendition upload',
    'test/received.ts': 'original',
    'test/stories/playable.ts': 'original rendition',
  },
  'a preparation stands still where somebody looks': {
    'test/stories/live.test.ts': 'preparation',
    'server/features/desk/desk.test.ts': 'preparation',
    'server/platform/realtime/realtime.test.ts': 'preparation',
  },
  'rows that are older than the clock of the test': {
    'server/cli/backup/backup.test.ts': 'blob',
    'server/features/film/preparation/sweep.test.ts': 'blob',
  },
  'as many of them as a day brings': {
    'server/features/viewing/flood.test.ts': 'limited_act',
    'server/features/desk/desk.test.ts': 'exposure_count',
    'server/features/entry/entry.test.ts': 'event',
    'server/features/entry/page.test.ts': 'film',
  },
  'tables of an older version, for what migrations make of them': {
    'server/features/viewing/viewer.test.ts': 'edition film person',
    'server/migrations/mailbox.test.ts': 'person role_invitation',
    'server/migrations/standing.test.ts': 'event film person posting publication',
  },
  'every way in which things may stand, also such as no verb brings together': {
    'test/standing.test.ts': 'disqualification entry exposure_count film publication ruling withdrawal',
  },
  'an edition that has begun is not taken back by anybody': {
    'server/features/ballot/evening.test.ts': 'edition',
    'server/features/entry/minors.test.ts': 'edition',
    'server/features/tally/tally.access.test.ts': 'edition',
    'server/features/viewing/pools.test.ts': 'edition',
    'server/pages/pages.test.ts': 'edition',
  },
  'once the deadline is past no verb makes an eligible entry wait again': {
    'server/features/ballot/ballot.test.ts': 'entry',
    'server/features/viewing/viewing.test.ts': 'entry',
  },
  'what the doors refuse, and older data or a tampering hand may hold': {
    'server/cli/backup/backup.test.ts': 'event person',
    'server/cli/doctor.test.ts': 'edition mail',
    'server/features/entry/list.test.ts': 'edition',
    'server/features/tally/tally.test.ts': 'ballot phase voter',
    'server/pages/pages.test.ts': 'film',
  },
  'between two steps of one verb': {
    'server/features/ballot/ballot.test.ts': 'viewing',
    'server/features/ballot/again.test.ts': 'person',
    'server/features/notice/notice.test.ts': 'event_handled',
    'server/features/entry/entry.test.ts': 'upload',
    'test/publication-locks.test.ts': 'media_grant publication',
  },
  'somebody who posted when nobody asked who comes by an invitation how old they are': {
    'test/may-be-public.test.ts': 'person',
  },
  'what a later feature would have left, in the test of an earlier one': {
    'server/features/edition/edition.test.ts': 'decision',
    'server/features/entry/personal.test.ts': 'upload',
  },
  'the other half of what an attacker looks for': {
    'server/features/ballot/attacker.test.ts': 'exposure',
  },
  'the film is to stay as it is, but for its words': { 'test/stories/captions.test.ts': 'caption' },
  'an address that no letter reaches comes from another service’s sign-in': {
    'test/stories/notices.test.ts': 'person',
    'server/features/notice/notice.test.ts': 'person',
    'server/features/notice/undelivered.test.ts': 'person',
  },
  'whatever is planted has one name, and another is to be looked at': {
    'test/engines/lettering.test.ts': 'edition',
  },
  'only the letter that comes next is read': {
    'test/stories/enter.test.ts': 'mail',
    'test/stories/sending.test.ts': 'mail',
  },
}

test('tests make what they need by the verbs of the features, and write tables of others where none does', () => {
  const met = new Set<string>()
  for (const file of sourcesIn('test', 'server', 'contract', 'web').filter(isOfTests))
    for (const { table, writes } of tablesIn(read(file)))
      if (writes && ownerOf(table) !== featureOf(file)) met.add(`${file} ${table}`)
  const listed = Object.values(planted).flatMap((files) =>
    Object.entries(files).flatMap(([file, tables]) => tables.split(' ').map((table) => `${file} ${table}`)),
  )
  assert.deepEqual([...met].sort(), listed.sort())
})

/** The reader of tables is tried with SQL that nothing runs. */
const isOfTests = (file: string): boolean =>
  (file.startsWith('test/') || file.includes('.test.')) && file !== 'test/tables.test.ts'
const featureOf = (file: string): string | undefined => /^server\/features\/([^/]+)\//.exec(file)?.[1]
