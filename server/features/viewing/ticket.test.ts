import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Config } from '#platform/config.ts'
import { readTicket, type Serving, ticketFor } from './ticket.ts'
import { aPerson, aVisitor } from './viewer.ts'

const festival = (secret: string) => ({ config: { secret } as Config })
const ours = festival('ours')
const viewer = fc.tuple(fc.boolean(), fc.uuid()).map(([is, id]) => (is ? aPerson(id) : aVisitor(id)))
const serving = fc.record(
  {
    editionId: fc.uuid(),
    viewer,
    filmId: fc.uuid(),
    servedAt: fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }),
    place: fc.nat(255),
  },
  { noNullPrototype: true },
)

test('a ticket says what was served, whoever else asks beside the viewer', () => {
  fc.assert(
    fc.property(serving, viewer, (served, other) => {
      const ticket = ticketFor(ours, served)
      assert.deepEqual(readTicket(ours, ticket, served.editionId, [other, served.viewer]), served)
      assert.ok(ticket.length <= 48, 'forty of them fit into an address')
    }),
  )
})

test('a ticket of another viewer, edition, film or festival, or one that was changed, says nothing', () => {
  const turned = (one: Serving['viewer']) =>
    one.personId === null ? aPerson(one.visitorId) : aVisitor(one.personId)
  fc.assert(
    fc.property(serving, viewer, fc.uuid(), fc.nat(), (served, other, editionId, at) => {
      const ticket = ticketFor(ours, served)
      const none = (text: string, edition = served.editionId, by = served.viewer) =>
        assert.equal(readTicket(ours, text, edition, [by]), null)
      none(ticket, served.editionId, other)
      none(ticket, served.editionId, turned(served.viewer))
      none(ticket, editionId)
      none(ticketFor(festival('theirs'), served))
      const bytes = Buffer.from(ticket, 'base64url')
      const nth = at % bytes.length
      bytes[nth] = (bytes[nth] ?? 0) ^ 1
      none(bytes.toString('base64url'))
      none(ticket.slice(0, at % ticket.length))
    }),
  )
})

test('what is no ticket is none', () => {
  for (const text of ['', '0'.repeat(36), 'x'.repeat(48), '🎬', 'a'.repeat(5000)])
    assert.equal(readTicket(ours, text, 'edition', [aVisitor('nobody')]), null)
})
