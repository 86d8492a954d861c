import assert from 'node:assert/strict'
import test from 'node:test'
import { decidedBy } from '#contract/plain/refusals.ts'
import { type ErrorCode, errors, sentence } from './errors.ts'

test('what a client decides by are codes of the table', () => {
  const known: readonly ErrorCode[] = decidedBy
  assert.deepEqual(
    known.filter((code) => !errors[code]),
    [],
  )
})

const codes = Object.keys(errors) as ErrorCode[]

test('every refusal has a status and a sentence in both languages', () => {
  for (const code of codes) {
    const row = errors[code]
    assert.ok(row.status >= 400 && row.status < 600, code)
    assert.match(row.ja, /[ぁ-んァ-ヶ一-龠].*。$/, `${code} in Japanese`)
    assert.match(row.en, /^[A-Z“"{].*[.?]$/, `${code} in English`)
    assert.doesNotMatch(row.en, /[ぁ-んァ-ヶ一-龠]/, `${code} in English`)
  }
})

test('both languages of a refusal ask for the same details', () => {
  const wanted = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
  for (const code of codes) assert.deepEqual(wanted(errors[code].ja), wanted(errors[code].en), code)
})

test('a sentence keeps a placeholder for which there is no detail', () => {
  assert.equal(sentence('not_found', 'en', { unused: 1 }), 'We couldn’t find it.')
})

test('what is too large, too long or too many is told with its limit', () => {
  const unlimited = codes.filter(
    (code) =>
      /too (large|small)|is too long|up to|at least|the limit/i.test(errors[code].en) &&
      !/\{\w+\}|\b(\d+|one|four)\b/.test(errors[code].en),
  )
  assert.deepEqual(unlimited, [])
})
