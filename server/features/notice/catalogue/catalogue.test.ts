import assert from 'node:assert/strict'
import { test } from 'node:test'
import { features } from '#server/app.ts'
import { read } from '#test/imports.ts'
import { catalogue } from './catalogue.ts'
import { untold } from './untold.ts'

/** The kinds of news as the contract writes them; those of rulings are made from the kinds of their subjects. */
const kindsOfNews = [
  ...[...read('contract/events.ts').matchAll(/^ {2}'([a-z_.]+)':/gm)].map(([, kind]) => kind ?? ''),
  ...['held', 'removed', 'released'].map((done) => `film.${done}`),
].sort()

test('every kind of news is told to the makers, or left out for a stated reason', () => {
  assert.ok(kindsOfNews.length > 45)
  assert.deepEqual([...Object.keys(catalogue), ...Object.keys(untold)].sort(), kindsOfNews)
  assert.deepEqual(
    Object.values(untold).filter((reason) => reason.length < 15),
    [],
  )
})

test('what has notices is heard, and nothing else', () => {
  const heard = features
    .flatMap(({ subscriptions = [] }) => subscriptions)
    .find(({ handler }) => handler === 'notice.tell')?.kinds
  const told = Object.entries(catalogue).filter(([, { weight }]) => weight !== 'timeline')
  assert.deepEqual(heard?.toSorted(), told.map(([kind]) => kind).sort())
})
