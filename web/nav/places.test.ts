import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Me } from '#contract/account.ts'
import { placesFor } from './places.ts'

test('the console is a way for whoever has a role, and for nobody else', () => {
  const names = (me: Me | null | undefined) => placesFor(me).map(({ name }) => name)
  const person = (roles: Me['roles']) => ({ roles }) as Me
  const everybodys = ['watch', 'submit', 'me']
  for (const me of [undefined, null, person([])]) assert.deepEqual(names(me), everybodys)
  assert.deepEqual(names(person([{ role: 'juror', editionId: 'e' }])), [...everybodys, 'console'])
})
