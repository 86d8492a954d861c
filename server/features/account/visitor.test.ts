import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { harness } from '#test/harness.ts'
import { cookiesOf, signIn } from '#test/sign-in.ts'
import { aBrowser } from '#test/visitor.ts'

test('a browser keeps the key that the server has made; any other is replaced without a word', async () => {
  await using site = await harness()
  const given = async (cookie?: string) => {
    const reply = await site.app.inject({ url: '/api/feed', headers: { ...(cookie && { cookie }) } })
    assert.equal(reply.statusCode, 200)
    return cookiesOf(reply.headers['set-cookie'])
  }
  const first = await given()
  assert.match(first, /^visitor=[0-9a-f-]{36}\./)
  assert.equal(await given(first), '', 'known again')
  const person = await signIn(site)
  const foreign = aBrowser({ config: { ...site.platform.config, secret: 'of another festival' } })
  const [id = '', signature] = first.slice('visitor='.length).split('.')
  for (const [what, cookie] of [
    ['without a signature', `visitor=${id}`],
    ['a person’s id', `visitor=${person.id}`],
    ['a person’s id with another’s signature', `visitor=${person.id}.${signature}`],
    ['another id', `visitor=${randomUUID()}.${signature}`],
    ['half a signature', first.slice(0, -3)],
    ['an empty signature', `visitor=${id}.`],
    ['another festival’s', foreign.cookie],
    ['a session’s signature', person.headers.cookie.replace(/^.*session_token=/, 'visitor=')],
  ] as const) {
    const anew = await given(cookie)
    assert.match(anew, /^visitor=[0-9a-f-]{36}\./, what)
    assert.ok(!anew.includes(id) && !anew.includes(person.id), what)
  }
})
