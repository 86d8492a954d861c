import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { test } from 'node:test'
import type { FromServer } from '#contract/realtime.ts'
import { channels } from '#contract/realtime.ts'
import { addPerson, revokeRole } from '#features/account/account.ts'
import { createPlatform } from '#platform/platform.ts'
import { features } from '#server/app.ts'
import { subscriptionsOf } from '#server/chores.ts'
import { createApp } from '#server/house.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { openSocket } from '#test/socket.ts'

const listen = (site: Pick<Site, 'app'>) => site.app.listen({ host: '127.0.0.1', port: 0 })

test('every channel lets in whom it names, and nobody else', async () => {
  await using site = await harness()
  const address = await listen(site)
  const owner = await signIn(site, { roles: ['organiser'] })
  const [here, elsewhere] = [await anEdition(site, owner.id), await anEdition(site, owner.id)]
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(here) })
  const entryId: string = (await post(site, maker, filmId)).json.entries[0].id
  const { secret } = await addPerson(site.platform, { email: 'script@example.jp', token: 'script' })
  const holder = async (
    role: 'organiser' | 'moderator' | 'juror' | 'producer' | 'press',
    editionId: string,
  ) => (await signIn(site, { roles: [{ role, editionId }] })).headers
  const everyone: Record<string, Record<string, string>> = {
    visitor: {},
    person: (await signIn(site)).headers,
    token: { authorization: `Bearer ${secret}` },
    maker: maker.headers,
    moderator: await holder('moderator', here.id),
    juror: await holder('juror', here.id),
    producer: await holder('producer', here.id),
    press: await holder('press', here.id),
    organiser: await holder('organiser', here.id),
    organiserElsewhere: await holder('organiser', elsewhere.id),
    festivalOrganiser: owner.headers,
  }
  const allowed: Record<keyof typeof channels, { at: string; who: string[] }> = {
    'editions/:id/overview': {
      at: `editions/${here.id}/overview`,
      who: ['moderator', 'producer', 'organiser', 'festivalOrganiser'],
    },
    'entries/:id/thread': {
      at: `entries/${entryId}/thread`,
      who: ['maker', 'moderator', 'organiser', 'festivalOrganiser'],
    },
    'films/:id/preparation': { at: `films/${filmId}/preparation`, who: ['maker'] },
  }
  assert.deepEqual(Object.keys(allowed).sort(), Object.keys(channels).sort())
  for (const [who, headers] of Object.entries(everyone)) {
    await using socket = await openSocket(address, headers)
    for (const { at } of Object.values(allowed)) socket.say({ join: at })
    for (const [key, { at, who: those }] of Object.entries(allowed)) {
      const answer = await socket.hears(({ channel }) => channel === at)
      assert.equal('state' in answer, those.includes(who), `${key} by ${who}: ${JSON.stringify(answer)}`)
    }
  }
})

test('who works on an edition sees what comes in without asking again, whichever process it came to', async () => {
  await using site = await harness()
  await using second = await anotherProcess(site)
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  await using socket = await openSocket(second.address, organiser.headers)
  const at = `editions/${edition.id}/overview`
  socket.say({ join: at })
  const first = await socket.hears(isState(at))
  assert.equal(overviewIn(first).people, 0)

  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id, { post: tagOf(edition) })
  await makeWatchable(site, filmId)
  await post(site, maker, filmId)
  await site.work()
  const next = await socket.hears((one) => isState(at)(one) && overviewIn(one).people === 1)
  assert.ok(seqOf(next) > seqOf(first))
})

test('a maker sees how far the film is, in the language of the page', async () => {
  await using site = await harness()
  const address = await listen(site)
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const at = `films/${filmId}/preparation`
  await using japanese = await openSocket(address, { ...maker.headers, 'accept-language': 'ja' })
  await using english = await openSocket(address, { ...maker.headers, 'accept-language': 'en' })
  for (const socket of [japanese, english]) {
    socket.say({ join: at })
    assert.equal(stateIn(await socket.hears(isState(at))), null)
  }
  await makeWatchable(site, filmId)
  const { db, bell } = site.platform
  await db
    .updateTable('preparation')
    .set({ state: 'refused', reason: 'media_damaged' })
    .where('filmId', '=', filmId)
    .execute()
  bell.look('films/:id/preparation', { id: filmId })
  const sentence = async (socket: typeof english) => {
    const told = await socket.hears(
      (one) => isState(at)(one) && (stateIn(one) as { state: string } | null)?.state === 'refused',
    )
    return (stateIn(told) as { sentence: string }).sentence
  }
  assert.match(await sentence(japanese), /[ぁ-ん]/)
  assert.match(await sentence(english), /^[A-Z][ -~’]+$/)
})

test('what changes while the line to the database is broken is told when it is back', async () => {
  await using site = await harness()
  const address = await listen(site)
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  await using socket = await openSocket(address, organiser.headers)
  const at = `editions/${edition.id}/overview`
  socket.say({ join: at })
  const first = await socket.hears(isState(at))
  const { pool } = site.platform
  const listening = "application_name = 'verticale realtime' and datname = current_database()"
  const kill = async () =>
    (await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${listening}`)).rowCount
  for (let tries = 0; (await kill()) !== 1; tries++) assert.ok(tries < 100, 'nobody listens')
  await site.app.inject({
    method: 'PATCH',
    url: `/api/editions/${edition.id}`,
    headers: organiser.headers,
    payload: { tagline: { ja: '新しい', en: 'new' } },
  })
  // nobody rings: the change is told by the line that is opened again
  const next = await socket.hears((one) => isState(at)(one) && seqOf(one) > seqOf(first))
  assert.notEqual(newsIn(next), newsIn(first))
})

test('who loses a right is told so and hears no more', async () => {
  await using site = await harness()
  const address = await listen(site)
  const owner = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, owner.id)
  const moderator = await signIn(site, { roles: [{ role: 'moderator', editionId: edition.id }] })
  const at = `editions/${edition.id}/overview`
  await using socket = await openSocket(address, moderator.headers)
  await using witness = await openSocket(address, owner.headers)
  for (const one of [socket, witness]) {
    one.say({ join: at })
    await one.hears(isState(at))
  }
  await site.platform.db.transaction().execute((trx) =>
    revokeRole(site.platform, trx, {
      personId: moderator.id,
      role: 'moderator',
      editionId: edition.id,
      grantedBy: owner.id,
    }),
  )
  await site.work()
  const refused = await socket.hears((one) => 'refused' in one)
  assert.equal('refused' in refused && refused.refused.code, 'not_allowed')
  const before = socket.heard.length
  await ask(site, owner, 'PATCH', `/editions/${edition.id}`, { tagline: { ja: '新しい', en: 'new' } })
  await site.work()
  await witness.hears((one) => isState(at)(one) && seqOf(one) > 1)
  assert.equal(socket.heard.length, before)
})

test('a socket hears no more of what only its person may hear once the session has ended', async () => {
  await using site = await harness()
  const address = await listen(site)
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const at = `films/${filmId}/preparation`
  await using socket = await openSocket(address, maker.headers)
  socket.say({ join: at })
  await socket.hears(isState(at))
  await ask(site, maker, 'DELETE', '/me/session')
  const refused = await socket.hears((one) => 'refused' in one)
  assert.equal('refused' in refused && refused.refused.code, 'not_signed_in')
})

test('who leaves a team hears no more of its film', async () => {
  await using site = await harness()
  const address = await listen(site)
  const [maker, friend] = [await signIn(site), await signIn(site)]
  const filmId = await aFilm(site, maker.id)
  await ask(site, maker, 'POST', `/films/${filmId}/team`, {
    id: randomUUID(),
    email: friend.email,
    role: '撮影',
  })
  const [letter] = (await site.outbox(friend.email)).slice(-1)
  const token = /\/invitations\/([\w-]+)/.exec(letter?.text ?? '')?.[1]
  await ask(site, friend, 'PUT', `/invitations/${token}/acceptance`)
  const at = `films/${filmId}/preparation`
  await using socket = await openSocket(address, friend.headers)
  socket.say({ join: at })
  await socket.hears(isState(at))
  const { team } = (await ask(site, maker, 'GET', `/films/${filmId}/draft`)).json
  await ask(site, maker, 'DELETE', `/films/${filmId}/team/${team[0].id}`)
  const refused = await socket.hears((one) => 'refused' in one)
  assert.equal('refused' in refused && refused.refused.code, 'not_found')
})

test('a token that is revoked closes its sockets', async () => {
  await using site = await harness()
  const address = await listen(site)
  const maker = await signIn(site)
  const filmId = await aFilm(site, maker.id)
  const at = `films/${filmId}/preparation`
  await using witness = await openSocket(address, maker.headers)
  witness.say({ join: at })
  await witness.hears(isState(at))
  const made = await ask(site, maker, 'POST', '/me/tokens', { id: randomUUID(), name: 'script', days: null })
  await using socket = await openSocket(address, { authorization: `Bearer ${made.json.secret}` })
  // a witness who is told of a change shows that the process listens
  await makeWatchable(site, filmId)
  await witness.hears((one) => isState(at)(one) && stateIn(one) !== null)
  await ask(site, maker, 'DELETE', `/me/tokens/${made.json.token.id}`)
  assert.equal(await socket.closed, 1008)
})

test('pages of other sites open no socket, nor does who is nobody', async () => {
  await using site = await harness()
  const address = await listen(site)
  const maker = await signIn(site)
  const status = (headers: Record<string, string>) =>
    openSocket(address, headers).then(
      async (socket) => {
        await socket[Symbol.asyncDispose]()
        return 'open'
      },
      (error: Error) => error.message,
    )
  assert.equal(await status({ ...maker.headers, origin: 'https://elsewhere.example' }), '403')
  assert.equal(await status({ ...maker.headers, origin: 'null' }), '403')
  assert.equal(await status({ ...maker.headers, origin: site.platform.config.publicUrl }), 'open')
  assert.equal(await status({ ...maker.headers, origin: address }), 'open')
  assert.equal(await status(maker.headers), 'open')
  assert.equal(await status({ authorization: 'Bearer vt_nobody' }), '401')
})

test('what wants another protocol, or another address, is served as if it had not asked', async () => {
  await using site = await harness()
  const address = await listen(site)
  const get = (path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${address}${path}`, { headers }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode))
      })
        .on('error', reject)
        .end()
    })
  const h2c = { connection: 'upgrade, http2-settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' }
  const ws = {
    connection: 'upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  }
  assert.equal(await get('/api/editions', h2c), 200)
  assert.equal(await get('/api/editions', ws), 200)
  assert.equal(await get('/api/realtime', h2c), 426)
  assert.equal(await get('/api/realtime', {}), 426)
  assert.equal(site.app.openRequests().requests, 0)
})

test('a socket says little and is in few channels; what is no message closes it', async () => {
  await using site = await harness()
  const address = await listen(site)
  const maker = await signIn(site)
  const films = await Promise.all(Array.from({ length: 21 }, () => aFilm(site, maker.id)))
  await using many = await openSocket(address, maker.headers)
  for (const id of films) many.say({ join: `films/${id}/preparation` })
  const refused = await many.hears((one) => 'refused' in one)
  assert.deepEqual('refused' in refused && [refused.channel, refused.refused.code], [
    `films/${films.at(-1)}/preparation`,
    'too_many',
  ])
  for (const nothing of ['no json', '{}', '{"join":7}', `{"join":"${'x'.repeat(201)}"}`]) {
    await using socket = await openSocket(address, maker.headers)
    socket.ws.send(nothing)
    assert.equal(await socket.closed, 1008, nothing)
  }
  await using long = await openSocket(address, maker.headers)
  long.ws.send('x'.repeat(5000))
  assert.equal(await long.closed, 1009)
  await using talker = await openSocket(address, maker.headers)
  for (let i = 0; i < 100; i++) talker.say({ leave: 'films' })
  assert.equal(await talker.closed, 1008)
  await using stranger = await openSocket(address, maker.headers)
  for (const nowhere of ['films', 'films/x/preparation', `films/${films[0]}/preparation/more`, '../films'])
    stranger.say({ join: nowhere })
  for (const nowhere of ['films', 'films/x/preparation', '../films']) {
    const answer = await stranger.hears(({ channel }) => channel === nowhere)
    assert.equal('refused' in answer && answer.refused.code, 'not_found')
  }
})

test('a person has few sockets at once, and those that are closed make room', async () => {
  await using site = await harness()
  const address = await listen(site)
  const maker = await signIn(site)
  await using sockets = new AsyncDisposableStack()
  const open = async () => sockets.use(await openSocket(address, maker.headers))
  const first = await open()
  for (let i = 1; i < 24; i++) await open()
  assert.equal(await (await open()).closed, 1008)
  await first[Symbol.asyncDispose]()
  const again = await open()
  const filmId = await aFilm(site, maker.id)
  again.say({ join: `films/${filmId}/preparation` })
  await again.hears(isState(`films/${filmId}/preparation`))
  assert.equal(site.app.openRequests().requests, 0)
})

test('a server that stops says so to its sockets, and waits for none', async () => {
  await using site = await harness()
  const second = await anotherProcess(site)
  await using polite = await openSocket(second.address)
  await using deaf = await openSocket(second.address)
  deaf.ws.pause()
  await second[Symbol.asyncDispose]()
  assert.equal(await polite.closed, 1012)
})

const anotherProcess = async ({ platform }: Site) => {
  const { config, databaseUrl, log, clock } = platform
  const own = await createPlatform(config, {
    databaseUrl,
    log,
    clock,
    subscriptions: subscriptionsOf(features),
    connections: 4,
  })
  const app = await createApp(own, features, { role: 'live' })
  let closed = false
  return {
    address: await app.listen({ host: '127.0.0.1', port: 0 }),
    async [Symbol.asyncDispose]() {
      if (closed) return
      closed = true
      await app.close()
      await own[Symbol.asyncDispose]()
    },
  }
}

const isState =
  (at: string) =>
  (one: FromServer): boolean =>
    one.channel === at && 'state' in one
const stateIn = (one: FromServer): unknown => ('state' in one ? one.state : assert.fail())
const seqOf = (one: FromServer): number => ('seq' in one ? one.seq : assert.fail())
const overviewIn = (one: FromServer) => (stateIn(one) as { overview: { people: number } }).overview
const newsIn = (one: FromServer) => (stateIn(one) as { news: string | null }).news
