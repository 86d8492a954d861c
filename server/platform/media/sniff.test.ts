import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sniff } from './sniff.ts'

test('a container is known by its bytes, never by its name', () => {
  const ask = (...parts: (string | number[])[]) =>
    sniff(
      Buffer.concat(
        parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
      ),
    )
  assert.equal(ask([0, 0, 0, 24], 'ftypqt  '), 'mov')
  assert.equal(ask([0, 0, 0, 24], 'ftypheic'), 'picture')
  assert.equal(ask([0, 0, 0, 24], 'ftypM4A '), 'sound')
  assert.equal(ask([0, 0, 0, 8], 'wide', [0, 0, 0, 8], 'mdat'), 'mov')
  assert.equal(ask([0x1a, 0x45, 0xdf, 0xa3]), 'matroska')
  assert.equal(ask('RIFF', [0, 0, 0, 0], 'AVI '), 'avi')
  assert.equal(
    sniff(
      Buffer.concat(Array.from({ length: 4 }, () => Buffer.concat([Buffer.from([0x47]), Buffer.alloc(187)]))),
    ),
    'mpegts',
  )
  for (const text of [
    '#EXTM3U\n',
    'ffconcat version 1.0\n',
    '<svg xmlns=',
    '<?xml ',
    'v=0\no=- ',
    '<html>',
    'PK\u0003\u0004',
  ])
    assert.equal(ask(text.padEnd(400, ' ')), 'unknown', text)
  assert.equal(ask(''), 'empty')
})
