import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseAst } from 'vite'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

const spoken = globSync(
  [
    'web/messages/*.{ja,en}.ts',
    'web/console/*/section.ts',
    'server/platform/errors/*.ts',
    'server/features/**/letters.ts',
    'server/features/**/words.ts',
    'server/features/notice/catalogue/{en,ja}.ts',
    'server/features/notice/letter.ts',
    'server/features/notice/catalogue/{ja,en,phases}.ts',
    'server/features/notice/letter.ts',
  ],
  { cwd: root },
).sort()

const table = read('docs/glossary.md')
const avoided = avoidedIn(table)

test('the glossary names words to avoid in both languages, and there are texts to look at', () => {
  assert.ok(avoided.filter((word) => /^[a-z]/.test(word)).length > 20)
  assert.ok(avoided.filter((word) => !/^[a-z]/.test(word)).length > 20)
  assert.ok(spoken.length > 40)
})

test('a word to avoid is found in what is said, whole and in any case, and not in names of the code', () => {
  assert.deepEqual(faultsIn("const t = { ballot: 'Your Ballot', slip: 'Slipper' }"), ['ballot'])
  assert.deepEqual(
    faultsIn(`const t = { left: (p) => \`\${p.ballots} more \${p.ink ? \`次の暦\` : ''}\` }`),
    ['暦'],
  )
  assert.deepEqual(
    faultsIn(`const t = { way: (p) => p.way === 'motion' ? 'One’s rights text' : p['ink'] }`),
    ['rights text'],
  )
  assert.deepEqual(
    faultsIn("import a from './ink.ts'\n// the ballot\ntype A = 'slip'\nconst b = { 'a.ink': 1 }"),
    [],
  )
})

test('no text uses a word that the glossary avoids', () => {
  assert.deepEqual(
    spoken.flatMap((file) => faultsIn(read(file)).map((word) => `${file} says “${word}”`)),
    [],
  )
})

/** The last column of the table, word for word. */
function avoidedIn(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|\s*(?:English|---)/.test(line))
    .flatMap((line) => (line.split('|').at(-2) ?? '').split(','))
    .map((word) => word.trim())
    .filter(Boolean)
}

function faultsIn(source: string): string[] {
  const said = textsOf(parseAst(source, { lang: 'ts' }))
    .join('\n')
    .toLowerCase()
  return avoided.filter((word) =>
    /^[a-z]/.test(word) ? new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(said) : said.includes(word),
  )
}

/** What a source says: its strings and templates, without keys, types, imports and what is only compared. */
function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf)
  if (node === null || typeof node !== 'object') return []
  const { type, value, operator, ...rest } = node as { type?: string; value?: unknown; operator?: string }
  if (type === 'Literal') return typeof value === 'string' ? [value] : []
  if (type === 'TemplateElement') return [(value as { raw: string }).raw]
  if (type === 'Property') return textsOf(value)
  if (type === 'MemberExpression' || type === 'ImportDeclaration' || /^[!=]==$/.test(operator ?? ''))
    return []
  if (type?.startsWith('TS') && !('expression' in rest)) return []
  return textsOf([
    value,
    ...Object.entries(rest).flatMap(([key, part]) => (key === 'typeAnnotation' ? [] : [part])),
  ])
}
