import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeFilm, deleteFilm } from '#features/film/film.ts'
import { hideFromPublic } from '#test/ended.ts'
import { harness, type Site } from '#test/harness.ts'
import { plantScreening } from '#test/screening.ts'
import { signIn } from '#test/sign-in.ts'

const title = (original: string, english: string) =>
  JSON.stringify({ original, reading: '', romanised: '', english })

test('oEmbed answers for public films of this festival, no wider than asked for', async () => {
  await using site = await harness()
  const { filmIds, makerId } = await plantScreening(site.platform, { films: 2 })
  const home = site.platform.config.publicUrl
  await changeFilm(site.platform, makerId, filmIds[0] ?? '', {
    title: { original: '凪"<b>', english: 'Calm' },
  })
  const ask = (url: string, more = '') =>
    site.app.inject({
      url: `/oembed?url=${encodeURIComponent(url)}${more}`,
      headers: { 'accept-language': 'ja' },
    })
  const answer = (await ask(`${home}/films/${filmIds[0]}`, '&maxwidth=180')).json()
  assert.deepEqual([answer.type, answer.title, answer.width, answer.height], ['video', '凪"<b>', 180, 320])
  assert.doesNotMatch(answer.html, /<b>/)
  assert.equal((await ask(`https://elsewhere.example/films/${filmIds[0]}`)).statusCode, 404)
  assert.equal((await ask(`${home}/films/${filmIds[0]}`, '&url=x')).statusCode, 404, 'two addresses are none')
  await hideFromPublic(site.platform, filmIds[1] ?? '')
  assert.equal((await ask(`${home}/films/${filmIds[1]}`)).statusCode, 404)
})

test('the Atom feed has the films of an edition, newest first, and nothing of a draft', async () => {
  await using site = await harness()
  const { filmIds, editionId } = await plantScreening(site.platform, { films: 3 })
  await site.platform.pool.query('update film set title = $2 where id = $1', [
    filmIds[0],
    title('<&>\uffff\u0001', ''),
  ])
  const reply = await site.app.inject({ url: '/e/night/feed.atom', headers: { 'accept-language': 'en' } })
  assert.match(String(reply.headers['content-type']), /^application\/atom\+xml/)
  assert.equal(reply.headers.vary, 'accept-language, cookie', 'a cache gives nobody another’s language')
  const ids = [...reply.body.matchAll(/<id>urn:uuid:([^<]+)<\/id>/g)].map(([, id]) => id)
  assert.deepEqual(ids, [editionId, ...[...filmIds].reverse()])
  assert.match(reply.body, /<title>&#60;&#38;&#62;<\/title>/)
  assert.match(reply.body, /<title>Upright Night<\/title>/)
  assert.equal((await site.app.inject({ url: '/feed.atom' })).headers.location, '/e/night/feed.atom')
  await site.platform.pool.query('update edition set published_at = null')
  assert.equal((await site.app.inject({ url: '/e/night/feed.atom' })).statusCode, 404)
})

test('the page of a draft is there for those who work on it, and for nobody else', async () => {
  await using site = await harness()
  await plantScreening(site.platform, { films: 1 })
  await site.platform.pool.query('update edition set published_at = null')
  const organiser = await signIn(site, { roles: ['organiser'] })
  const status = async (headers = {}) => (await site.app.inject({ url: '/e/night', headers })).statusCode
  const [theirs, nobodys, strangers] = [
    await status(organiser.headers),
    await status(),
    await status((await signIn(site)).headers),
  ]
  // without a web app that is built there is no page at all
  if (theirs !== 503) assert.deepEqual([theirs, nobodys, strangers], [200, 404, 404])
})

test('who has the Atom feed is told that it has not changed, and of a film that is gone at once', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 2 })
  const ask = (headers: Record<string, string> = {}) =>
    site.app.inject({ url: '/e/night/feed.atom', headers })
  const { headers, body } = await ask()
  assert.ok(filmIds.every((id) => body.includes(id)))
  assert.equal(headers['cache-control'], 'public, no-cache', 'no cache answers without asking')
  const known = { 'if-none-match': String(headers.etag) }
  const same = await ask(known)
  assert.deepEqual([same.statusCode, same.body, same.headers.etag], [304, '', headers.etag])
  await hideFromPublic(site.platform, filmIds[1] ?? '')
  const anew = await ask(known)
  assert.equal(anew.statusCode, 200)
  assert.deepEqual(
    filmIds.map((id) => anew.body.includes(id)),
    [true, false],
  )
})

test('only the embed page may stand in a frame of another site, and it holds no script', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 1 })
  const embed = await site.app.inject({ url: `/films/${filmIds[0]}/embed` })
  assert.match(String(embed.headers['content-security-policy']), /frame-ancestors \*/)
  assert.equal(embed.headers['cache-control'], 'no-store', 'it ends when the film is taken back')
  assert.doesNotMatch(embed.body, /<script/)
  const page = await site.app.inject({ url: `/films/${filmIds[0]}` })
  if (page.statusCode !== 503)
    assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'self'/)
})

test('a short address leads to the film’s page for ever, however it is written, and says nothing of what is gone', async () => {
  await using site = await harness()
  const { filmIds } = await plantScreening(site.platform, { films: 2 })
  const [kept = '', gone = ''] = filmIds
  const linkOf = async (id: string) =>
    (await site.app.inject({ url: `/api/films/${id}` })).json().link as string
  const [link, other] = [await linkOf(kept), await linkOf(gone)]
  assert.match(link, /^\/f\/[2-9a-hjkmnp-z]{8}$/)
  assert.notEqual(link, other)
  const leads = async (url: string) => {
    const { statusCode, headers } = await site.app.inject({ url })
    return [statusCode, headers.location]
  }
  assert.deepEqual(await leads(link), [302, `/films/${kept}`])
  assert.deepEqual(await leads(link.toUpperCase().replace('/F/', '/f/')), [302, `/films/${kept}`])
  await changeFilm(site.platform, (await ownerOf(site, kept)) ?? '', kept, { title: { original: '改題' } })
  assert.deepEqual(await leads(link), [302, `/films/${kept}`], 'another title has the same address')
  await deleteFilm(site.platform, (await ownerOf(site, gone)) ?? '', gone)
  for (const none of [other, '/f/aaaaaaaa', '/f/x', `/f/${'a'.repeat(5000)}`, "/f/'; select", '/f/%00'])
    assert.ok([404, 503].includes(Number((await leads(none))[0])), none)
})

test('by its short address nobody learns of a film that is not public, except who made it', async () => {
  await using site = await harness()
  const maker = await signIn(site)
  const { filmIds } = await plantScreening(site.platform, { films: 1, makerId: maker.id })
  const [filmId = ''] = filmIds
  const { link } = (await site.app.inject({ url: `/api/films/${filmId}` })).json()
  await hideFromPublic(site.platform, filmId)
  const leads = async (url: string, headers = {}) => {
    const { statusCode, headers: said } = await site.app.inject({ url, headers })
    return [statusCode, said.location]
  }
  assert.deepEqual(await leads(link), await leads('/f/22222222'))
  assert.deepEqual(await leads(link, maker.headers), [302, `/films/${filmId}`])
})

const ownerOf = async (site: Site, id: string) =>
  (await site.platform.db.selectFrom('film').select('personId').where('id', '=', id).executeTakeFirst())
    ?.personId
