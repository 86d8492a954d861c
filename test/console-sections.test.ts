import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, sourcesIn } from './imports.ts'

const sources = sourcesIn('web').filter((file) => !file.includes('.test.'))
const sections = sources
  .filter((file) => /^web\/console\/[^/]+\/section\.ts$/.test(file))
  .map((file) => {
    const text = read(file)
    return {
      folder: file.split('/')[2],
      name: /name: '([^']+)'/.exec(text)?.[1] ?? '',
      place: Number(/place: (\d+)/.exec(text)?.[1]),
      roles: /roles: \[([^\]]*)\]/.exec(text)?.[1] ?? '',
    }
  })

test('a section of the console is named as its folder, has a place of its own and somebody who may use it', () => {
  assert.ok(sections.length > 0)
  assert.deepEqual(
    sections.filter(({ folder, name, roles }) => folder !== name || roles === ''),
    [],
  )
  assert.equal(new Set(sections.map(({ place }) => place)).size, sections.length)
})

test('no link of the app leads to a section that is not there', () => {
  const links = sources.flatMap((file) =>
    [...read(file).matchAll(/addressOf\(\s*[\w.]+,\s*'([^']+)'/g)].map(([, to]) => ({ file, to: to ?? '' })),
  )
  assert.ok(links.length > 5)
  assert.deepEqual(
    links.filter(({ to }) => !sections.some(({ name }) => name === to)),
    [],
  )
})
