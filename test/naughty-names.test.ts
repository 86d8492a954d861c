import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refused } from '#platform/errors.ts'
import { cleanLine, cleanLines, cleanText } from '#platform/text/text.ts'

const names = join(process.env.VERTICALE_TEST_DATA ?? join(import.meta.dirname, '../../shared/data'), 'names')
const skip = existsSync(names) ? false : `no test names at ${names}; set VERTICALE_TEST_DATA`
const read = <T>(file: string): T => JSON.parse(readFileSync(join(names, file), 'utf8'))

/** The ways in which names and texts are kept. */
const ways: Record<string, (text: string) => string> = {
  'a line': cleanLine,
  'a text': cleanLines,
  'a title': (text) => cleanText(text, { field: 'title.original', limit: 1000 }),
  'a synopsis': (text) => cleanText(text, { field: 'synopsis.ja', limit: 1000, lines: true }),
}
const harmful =
  /(?!\n)\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Cs}|\p{M}{32}/u

/** What is wrong with how a text is kept: something in it still turns or hides, or it changes when said again. */
const faultsOf = (text: string): string[] =>
  Object.entries(ways).flatMap(([name, keep]) => {
    try {
      const kept = keep(text)
      if (harmful.test(kept)) return `${name} keeps ${JSON.stringify(kept)}`
      return keep(kept) === kept
        ? []
        : `${name} turns ${JSON.stringify(kept)} into ${JSON.stringify(keep(kept))}`
    } catch (error) {
      return error instanceof Refused && error.code === 'text_too_long' ? [] : `${name}: ${error}`
    }
  })

test('whatever people have called things is kept as letters, and the same when it is said again', {
  skip,
}, () => {
  const naughty = read<string[]>('blns.dev.json')
  const japanese = read<{ value: string }[]>('ja_hazards.dev.json').map(({ value }) => value)
  assert.deepEqual([...naughty, ...japanese].flatMap(faultsOf), [])
})

test('so is whatever people may yet call them', () => {
  const parts = fc.constantFrom(
    '\u202e',
    '\u2066',
    '\u0000',
    '\r',
    '\n',
    '\t',
    '\u2028',
    '\ufeff',
    ' ',
    '　',
    '\ud800',
  )
  const unit = fc.oneof(
    parts,
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (all) => assert.deepEqual(faultsOf(all.join('')), [])),
    { numRuns: 500 },
  )
})
