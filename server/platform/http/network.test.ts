import assert from 'node:assert/strict'
import { test } from 'node:test'
import { neighbourhoodOf, networkOf } from './network.ts'

test('a network is one IPv4 address or what one household has of IPv6', () => {
  assert.equal(networkOf('203.0.113.9'), '203.0.113.9')
  assert.equal(networkOf('::ffff:203.0.113.9'), '203.0.113.9')
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:0')
  assert.equal(networkOf('2001:0db8:0001:02ff::9'), '2001:db8:1:200')
  assert.equal(networkOf('2001:db8:1:201::9'), '2001:db8:1:200')
  assert.equal(networkOf('2001:db8:1:300::9'), '2001:db8:1:300')
  assert.equal(networkOf('2001:db8::9'), '2001:db8:0:0')
  assert.equal(networkOf('::1'), '0:0:0:0')
})

test('a neighbourhood is as much of IPv6 as anybody gets for the asking', () => {
  assert.equal(neighbourhoodOf('203.0.113.9'), '203.0.113.9')
  assert.equal(neighbourhoodOf('2001:db8:1:2ff::9'), '2001:db8:1:0')
  assert.equal(neighbourhoodOf('2001:db8:1:ff00::9'), '2001:db8:1:0')
  assert.equal(neighbourhoodOf('2001:db8:2::9'), '2001:db8:2:0')
})

test('a proxy that tells the port makes no network of each connection', () => {
  assert.equal(networkOf('203.0.113.9:50123'), '203.0.113.9')
  assert.equal(networkOf('[2001:db8:1:2::9]:50123'), '2001:db8:1:0')
})
