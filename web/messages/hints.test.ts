import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

type Text = string | ((named: never) => string)
type Catalogue = Record<string, Text | Record<string, Text>>

/** What a hint is called with, whatever it names. */
const named = new Proxy({}, { get: () => '1' }) as never
const spoken = (text: Text): string => (typeof text === 'string' ? text : text(named))

test('what explains a field is a sentence and ends as one, or with the address that it shows', async () => {
  const found: string[] = []
  for (const file of globSync('*.{ja,en}.ts', { cwd: import.meta.dirname })) {
    const { default: texts }: { default: Catalogue } = await import(join(import.meta.dirname, file))
    for (const [name, hint] of Object.entries(texts).filter(([name]) => /(Hints?|^roleNotes)$/.test(name)))
      for (const one of typeof hint === 'object' ? Object.values(hint) : [hint]) {
        found.push(name)
        const text = spoken(one)
        if (!(typeof one === 'function' && text.endsWith('1')))
          assert.match(text, file.includes('.ja.') ? /。$/ : /[.]$/, `${file}: ${name}`)
      }
  }
  assert.ok(found.length > 20)
})
