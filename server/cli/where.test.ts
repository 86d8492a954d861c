import assert from 'node:assert/strict'
import type { NetworkInterfaceInfo } from 'node:os'
import { test } from 'node:test'
import { lanAddress, whereLine } from './where.ts'

const config = { host: '127.0.0.1', port: 5055, dataDir: '/srv/festival', publicUrl: 'http://localhost:5055' }

test('one line says how to stop, where the log is, and how a phone gets in', () => {
  assert.equal(
    whereLine(config, '192.168.1.20'),
    'Ctrl-C stops it; logs are in /srv/festival/log; for phones in this network, start bin/up --host 0.0.0.0 and open http://192.168.1.20:5055 (without https: no recording in the app, no passkeys, nothing offline).',
  )
  assert.match(
    whereLine({ ...config, host: '0.0.0.0' }, '192.168.1.20'),
    /; on a phone in this network, open http:\/\/192\.168\.1\.20:5055 \(without https/,
  )
})

test('behind https nothing is missing, and without a network nothing is promised', () => {
  const secure = { ...config, publicUrl: 'https://festival.example' }
  assert.equal(whereLine(secure, '192.168.1.20'), 'Ctrl-C stops it; logs are in /srv/festival/log.')
  assert.match(whereLine(config, null), /no network, so no phone can reach it\.$/)
})

test('the address told is one that other machines can see', () => {
  const of = (address: string, internal = false): NetworkInterfaceInfo => ({
    address,
    internal,
    family: 'IPv4',
    netmask: '255.255.255.0',
    mac: '00:00:00:00:00:00',
    cidr: null,
  })
  const addresses = {
    lo: [of('127.0.0.1', true)],
    a: [of('169.254.3.4'), of('203.0.113.9')],
    b: [of('10.0.0.7')],
  }
  assert.equal(lanAddress(addresses), '10.0.0.7')
  assert.equal(lanAddress({ lo: addresses.lo, a: addresses.a }), '203.0.113.9')
  assert.equal(lanAddress({ lo: addresses.lo }), null)
})
