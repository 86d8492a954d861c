import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { read, sourcesIn } from './imports.ts'

const files = new Map(
  sourcesIn('web', 'server', 'contract', 'bench', 'test').map((file) => [file, read(file)]),
)
const app = [...files.keys()].filter((file) => file.startsWith('web/') && !file.includes('.test.'))
const says = (file: string, name: string) => new RegExp(`\\b${name}\\b`).test(files.get(file) ?? '')

test('what a file of the web app exports is used by another', () => {
  const unused = app.flatMap((file) =>
    [...(files.get(file) ?? '').matchAll(/^export (?:const|function|type) (\w+)/gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => ![...files.keys()].some((other) => other !== file && says(other, name)))
      .map((name) => `${file} exports ${name}`),
  )
  assert.deepEqual(unused, [])
})

test('what a file of the server exports is used by another, beyond being passed on', () => {
  const server = [...files.keys()].filter(
    (file) => /^(server|contract)\//.test(file) && !file.includes('.test.'),
  )
  const passedOn = /^export (?:type )?\{[^}]*\} from '[^']+'$/gm
  const uses = new Map([...files].map(([file, text]) => [file, text.replaceAll(passedOn, '')]))
  const isUsed = (name: string, beside: string) =>
    [...uses].some(([file, text]) => file !== beside && new RegExp(`\\b${name}\\b`).test(text))
  const unused = server.flatMap((file) => {
    const text = files.get(file) ?? ''
    const own = [...text.matchAll(/^export (?:const|(?:async )?function|class) (\w+)/gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => !isUsed(name, file))
    return own.map((name) => `${file} exports ${name}`)
  })
  assert.deepEqual(unused, [])
})

test('every text of the catalogues is shown somewhere', () => {
  const code = app.filter((file) => !file.startsWith('web/messages/'))
  const unused = app
    .filter((file) => file.endsWith('.ja.ts'))
    .flatMap((file) =>
      [...(files.get(file) ?? '').matchAll(/^ {2}(\w+):/gm)]
        .map(([, key]) => key ?? '')
        .filter((key) => !code.some((other) => says(other, key)))
        .map((key) => `${file} has ${key}`),
    )
  assert.deepEqual(unused, [])
})

test('every class of a style sheet is given to something', () => {
  const root = join(import.meta.dirname, '..')
  const sheets = globSync('web/**/*.module.css', { cwd: root, exclude: (name) => name === 'web/dist' })
  const unused = sheets.flatMap((sheet) => {
    const name = sheet.split('/').at(-1) ?? ''
    const users = app.filter((file) => files.get(file)?.includes(name))
    const classes = new Set([...read(sheet).matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, one]) => one ?? ''))
    return [...classes]
      .filter((one) => !users.some((file) => says(file, one)))
      .map((one) => `${sheet} has ${one}`)
  })
  assert.deepEqual(unused, [])
})
