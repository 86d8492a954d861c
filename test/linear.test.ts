import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashtagsIn } from '#features/edition/edition.ts'
import { readAddress } from '#platform/mail/address.ts'
import { cleanLine, cleanLines, cleanText, fold, foldForSearch, measure } from '#platform/text/text.ts'
import { contractRoutes } from './contract-fields.ts'
import { harness } from './harness.ts'
import { sourcesIn } from './imports.ts'
import { expressionsIn, slowPart } from './regular-expressions.ts'

test('no regular expression of the program takes more than linear time', () => {
  const sources = sourcesIn('contract', 'server', 'web').filter((file) => !/\.test\.tsx?$/.test(file))
  const slow = expressionsIn(sources).flatMap((expression) => {
    const part = slowPart(expression)
    return part ? `${expression.where} /${expression.source}/: ${part}` : []
  })
  assert.deepEqual(slow, [])
})

test('nor does one of the contract', async () => {
  const patterns = new Set(
    [...JSON.stringify([...(await contractRoutes())]).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
      ([, json]) => JSON.parse(json ?? ''),
    ),
  )
  assert.ok(patterns.size > 5)
  assert.deepEqual(
    [...patterns].filter((source) => slowPart({ source, flags: 'u' })),
    [],
  )
})

test('every text that may be sent has an end', async () => {
  await using site = await harness()
  const document = (await site.app.inject('/api/openapi.json')).json()
  const endless = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { parameters = [], requestBody }]) =>
      [
        // what stands in the path is ended by the router, at 200
        ...parameters.filter((one) => one.in !== 'path').map(({ name, schema }) => [name, schema] as const),
        ...Object.values(requestBody?.content ?? {}).map(({ schema }) => ['', schema] as const),
      ].flatMap(([name, schema]) => endlessIn(schema, name).map((at) => `${method} ${path} ${at}`)),
    ),
  )
  assert.deepEqual(endless, [])
})

test('a text is refused for its length before anything reads it', () => {
  for (const worst of worstParts) {
    const text = filled(worst, 1_000_000)
    const counted = countReads(() => {
      assert.throws(() => cleanText(text, { field: 'title', limit: 80 }), { code: 'text_too_long' })
      assert.throws(() => cleanText(text, { field: 'synopsis', limit: 20_000, lines: true }), {
        code: 'text_too_long',
      })
    })
    assert.equal(counted, 0, JSON.stringify(worst))
  }
})

test('a text four times as long takes four times the work, whatever it is made of', () => {
  const readAll = (text: string) => {
    for (const read of [cleanLine, cleanLines, fold, foldForSearch, measure, hashtagsIn]) read(text)
    readAddress(text)
    readAddress(`a@${text}`)
  }
  for (const worst of worstParts) {
    const short = workOf(() => readAll(filled(worst, 10_000)))
    const long = workOf(() => readAll(filled(worst, 40_000)))
    assert.ok(long < Math.max(short, leastMs) * 10, `${JSON.stringify(worst)}: ${short} ms, then ${long} ms`)
  }
})

/** Below this a run is all noise. */
const leastMs = 10

const worstParts = [
  ' ',
  '\t',
  '\n',
  ' \n',
  '　',
  'a ',
  '\u0301',
  '\u0301\u0323',
  'a\u0323\u0301',
  '\u200d',
  '👩\u200d',
  'क\u200c',
  '\ufe0f',
  '\u{e0100}',
  '\u{1f3f4}\u{e0067}',
  '\u200b\u0301',
  '\u115f',
  '\u2800',
  '\ud800',
  '🇯',
  '#',
  '#1',
  '#a',
  '#a・',
  '#・',
  '・',
  '〜',
  '://',
  'www.',
  '.jp/',
  'a.',
  '(',
  '(://',
  ')',
  '://)',
  '@',
  '@a.',
  '-',
  'ー',
  'ば-',
  'ı',
  'ß',
  'ﷺ',
  '<a',
  '{\\',
  '&#',
  '一',
  'Ａ',
]

const filled = (part: string, length: number): string => `a${part.repeat(length / part.length)}`

/** Milliseconds of this process alone, the least of three. */
const workOf = (act: () => void): number =>
  Math.min(
    ...Array.from({ length: 3 }, () => {
      const before = process.cpuUsage()
      act()
      return process.cpuUsage(before).user / 1000
    }),
  )

/** How many characters are handed to the ways in which a string can be searched, while something runs. */
const countReads = (act: () => void): number => {
  const ways = [
    'replace',
    'replaceAll',
    'match',
    'matchAll',
    'split',
    'normalize',
    'toWellFormed',
    'trim',
    'trimEnd',
    'search',
    'includes',
    'indexOf',
  ] as const
  const own = ways.map((way) => String.prototype[way])
  let counted = 0
  for (const [at, way] of ways.entries())
    Object.defineProperty(String.prototype, way, {
      configurable: true,
      writable: true,
      value(this: string, ...given: never[]) {
        if (this.length > 1000) counted += this.length
        return (own[at] as (...args: never[]) => unknown).apply(this, given)
      },
    })
  try {
    act()
  } finally {
    for (const [at, way] of ways.entries())
      Object.defineProperty(String.prototype, way, { configurable: true, writable: true, value: own[at] })
  }
  return counted
}

type Schema = {
  type?: string
  maxLength?: number
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema | Schema[]
}
type Operation = {
  parameters?: { name: string; in: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

const endlessIn = (schema: Schema, at: string): string[] => {
  const inner = [
    ...(schema.anyOf ?? []).map((one) => [at, one] as const),
    ...[schema.items ?? []].flat().map((one) => [`${at}[]`, one] as const),
    ...Object.entries(schema.properties ?? {}).map(([key, one]) => [`${at}.${key}`, one] as const),
  ]
  // the bytes of a picture are bounded by their route
  const ends =
    schema.maxLength !== undefined ||
    schema.enum !== undefined ||
    'const' in schema ||
    schema.format === 'binary'
  return [
    ...(schema.type === 'string' && !ends ? [at] : []),
    ...inner.flatMap(([key, one]) => endlessIn(one, key)),
  ]
}
