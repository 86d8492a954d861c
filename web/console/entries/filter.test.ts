import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filterIn, queryOf } from './filter.ts'

test('a list is found again by its address, which names nothing that is as usual', () => {
  for (const query of [
    '',
    '?standing=held',
    '?category=5f2c&search=%E5%A4%9C',
    '?standing=guardian&sort=title&order=asc',
    '?sort=length',
  ])
    assert.equal(queryOf(filterIn(query)), query)
  assert.equal(queryOf(filterIn('?standing=nothing&sort=money&order=up')), '')
  assert.equal(queryOf({ ...filterIn(''), search: '  ' }), '')
})
