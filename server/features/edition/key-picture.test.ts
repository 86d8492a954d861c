import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import type { EditionReply } from '#contract/edition.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'

test('a key picture is stored upright, without metadata, as WebP and JPEG, and goes when it is replaced', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const edition = await anEdition(site, organiser.id)
  const url = `/api/editions/${edition.id}/key-picture`
  const send = (payload: Buffer, type: string) =>
    site.app.inject({ method: 'PUT', url, payload, headers: { ...organiser.headers, 'content-type': type } })
  const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Artist: 'someone' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const { keyPicture } = (await send(picture, 'image/jpeg')).json() as EditionReply
  assert.ok(keyPicture)
  assert.deepEqual([keyPicture.width, keyPicture.height], [800, 1200], 'turned upright')
  const webp = await site.app.inject({ url: keyPicture.url })
  assert.equal(webp.headers['content-type'], 'image/webp')
  assert.equal((await sharp(webp.rawPayload).metadata()).exif, undefined)
  assert.equal((await site.app.inject({ url: keyPicture.jpegUrl })).headers['content-type'], 'image/jpeg')

  assert.equal((await send(Buffer.from('not a picture'), 'image/png')).json().code, 'picture_unreadable')
  assert.equal((await send(Buffer.alloc(0), 'image/png')).json().code, 'picture_unreadable')
  const small = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  assert.equal((await send(small, 'image/png')).json().code, 'picture_too_small')
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><image href="file:///etc/passwd"/></svg>',
  )
  assert.equal((await send(svg, 'image/png')).json().code, 'picture_unreadable')

  const other = await sharp({ create: { width: 900, height: 1600, channels: 3, background: '#224488' } })
    .webp()
    .toBuffer()
  assert.equal((await send(other, 'image/webp')).statusCode, 200)
  assert.equal((await site.app.inject({ url: keyPicture.url })).statusCode, 404)
  const named = async () =>
    (await site.platform.db.selectFrom('blob').select('refs').orderBy('refs').execute()).map(
      ({ refs }) => refs,
    )
  assert.deepEqual(await named(), [0, 0, 1, 1])
  // the same once more: named as often as before
  assert.equal((await send(other, 'image/webp')).statusCode, 200)
  assert.deepEqual(await named(), [0, 0, 1, 1])
  assert.equal(
    (await ask(site, organiser, 'DELETE', `/editions/${edition.id}/key-picture`)).json.keyPicture,
    null,
  )
  assert.deepEqual(await named(), [0, 0, 0, 0])
})
