import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import sharp from 'sharp'
import type { ThreadFile } from '#contract/thread.ts'
import { anEntryBetween, linkIn, sendFile, write } from '#test/a-thread.ts'
import { ask } from '#test/ask.ts'
import { harness, type Site } from '#test/harness.ts'
import { standingStill, whileNobodyWrites } from '#test/locks.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { attachment, fileName } from './file-name.ts'
import { tidyFiles } from './files.ts'

const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'
const at = (entryId: string) => `/entries/${entryId}/thread`
const fetchFile = async (site: Site, who: SignedInPerson | null, path: string) => {
  const { statusCode, headers, rawPayload } = await site.app.inject({
    url: `/api${path}`,
    headers: who?.headers ?? {},
  })
  return { status: statusCode, headers, body: rawPayload }
}
const blobs = async (site: Site) =>
  (await site.platform.pool.query("select hash from blob where refs > 0 and media_type not like 'video%'"))
    .rows

test('files go with a message, and are saved by whoever may read the thread and nobody else', async () => {
  await using site = await harness()
  const { maker, moderator, entryId } = await anEntryBetween(site)
  const sent = await sendFile(site, maker, at(entryId), pdf, '許諾書 “最終”.pdf')
  assert.deepEqual(sent.json, {
    id: sent.id,
    name: '許諾書 “最終”.pdf',
    mediaType: 'application/pdf',
    bytes: pdf.length,
  })
  const address = `${at(entryId)}/files/${sent.id}`
  assert.equal((await fetchFile(site, moderator, address)).status, 404, 'nobody else sees what was not sent')
  assert.equal(
    (await write(site, moderator, entryId, '私のです', { files: [sent.id] })).json.code,
    'thread_file_gone',
  )
  const { json } = await write(site, maker, entryId, '', { files: [sent.id] })
  assert.deepEqual(json.messages[0].files, [sent.json])
  assert.match(
    (await site.outbox(moderator.email)).at(-1)?.text ?? '',
    /許諾書 “最終”\. pdf|許諾書 “最終”\.pdf/,
  )
  for (const who of [maker, moderator]) {
    const { status, headers, body } = await fetchFile(site, who, address)
    assert.equal(status, 200)
    assert.equal(String(body), pdf)
    assert.equal(headers['content-disposition'], attachment('許諾書 “最終”.pdf'))
    assert.equal(headers['content-type'], 'application/pdf')
    assert.equal(headers['cache-control'], 'no-store')
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.match(String(headers['content-security-policy']), /sandbox/)
  }
  assert.equal((await fetchFile(site, null, address)).status, 401)
  assert.equal((await fetchFile(site, await signIn(site), address)).status, 404)
  const elsewhere = await anEntryBetween(site)
  assert.equal(
    (await fetchFile(site, elsewhere.maker, `${at(elsewhere.entryId)}/files/${sent.id}`)).status,
    404,
  )
  const link = await linkIn(site, moderator.email)
  assert.equal(String((await fetchFile(site, null, `${link}/files/${sent.id}`)).body), pdf)
  assert.equal(
    (await write(site, maker, entryId, 'また', { files: [sent.id] })).json.code,
    'thread_file_gone',
  )
})

test('what a file is, its bytes say: pages, programs and archives are refused whatever they are called', async () => {
  await using site = await harness()
  const { maker, entryId } = await anEntryBetween(site)
  const outcome = async (bytes: Buffer | string, name = 'letter.pdf') => {
    const { json } = await sendFile(site, maker, at(entryId), bytes, name)
    return json.code ?? (json as ThreadFile).name
  }
  for (const page of [
    '<!doctype html><script>alert(1)</script>',
    ' \n<svg onload="x"/>',
    '\ufeff<?xml version="1.0"?>',
  ])
    assert.equal(await outcome(page), 'thread_file_page', page)
  for (const program of ['MZ\x90\0', '\x7fELF\x02', '#!/bin/sh\nrm -rf ~', '\0asm\x01'])
    assert.equal(await outcome(Buffer.from(program, 'latin1')), 'thread_file_program')
  for (const archive of [
    'PK\x03\x04aaaa',
    'Rar!\x1a\x07',
    '\x1f\x8b\x08',
    '7z\xbc\xaf\x27',
    '\xd0\xcf\x11\xe0\xa1',
  ])
    assert.equal(await outcome(Buffer.from(archive, 'latin1')), 'thread_file_archive')
  for (const other of ['\xff\xfet\0e\0', 'abc\0def', 'GIF89a\x01\x00', '\x00\x00\x00\x18ftypqt  '])
    assert.equal(await outcome(Buffer.from(other, 'latin1')), 'thread_file_unknown')
  assert.equal(await outcome('', 'letter.pdf'), 'thread_file_empty')
  assert.deepEqual(await blobs(site), [], 'nothing of it is kept')
  assert.equal(await outcome(pdf, '../../etc/passwd'), 'passwd.pdf')
  assert.equal(await outcome('こんにちは\n', 'notes.pdf'), 'notes.pdf.txt')
  assert.equal(await outcome(Buffer.from('ID3\x04\0\0'), 'a.mp3'), 'a.mp3')
  assert.equal(await outcome(Buffer.from([0xff, 0xfb, 0x90, 0x00, 0]), 'a'), 'a.mp3')
  assert.equal(await outcome(Buffer.from('RIFF\0\0\0\0WAVEfmt '), 'a.wav'), 'a.wav')
  assert.equal(await outcome(Buffer.from('\0\0\0\x1cftypM4A \0\0\0\0'), 'memo.m4a'), 'memo.m4a')
})

test('a picture is developed anew: upright, and without the place where it was taken', async () => {
  await using site = await harness()
  const { maker, entryId } = await anEntryBetween(site)
  const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#846' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 41/1 0/1' }, IFD0: { Artist: 'somewhere' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const { id, json } = await sendFile(site, maker, at(entryId), photo, '許諾書.HEIC')
  assert.deepEqual([json.name, json.mediaType], ['許諾書.HEIC.jpg', 'image/jpeg'])
  const { body } = await fetchFile(site, maker, `${at(entryId)}/files/${id}`)
  const { width, height, exif } = await sharp(body).metadata()
  assert.deepEqual([width, height, exif], [60, 90, undefined])
  assert.equal(body.includes('somewhere'), false)
  const broken = await sendFile(site, maker, at(entryId), photo.subarray(0, 200), 'a.jpg')
  assert.equal(broken.json.code, 'picture_unreadable')
})

test('a gigabyte that is promised is refused before it is sent, and one that just comes is cut off', async () => {
  await using site = await harness()
  const { maker, entryId } = await anEntryBetween(site)
  await site.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = site.app.server.address() as AddressInfo
  const put = (headers: string) =>
    `PUT /api/entries/${entryId}/thread/files/${randomUUID()}?name=a.pdf HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${headers}\r\n\r\n`
  const firstLine = async (request: string, body: () => Buffer | null) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(request)
    const heard = new Promise<string>((resolve) =>
      socket.once('data', (bytes) => resolve(String(bytes).split('\r\n')[0] ?? '')),
    )
    for (let piece = body(); piece && !socket.destroyed; piece = body())
      if (!socket.write(piece))
        await Promise.race([heard, new Promise((resolve) => socket.once('drain', resolve))])
    const line = await heard
    socket.destroy()
    return line
  }
  const signedIn = `cookie: ${maker.headers.cookie}`
  const none = () => null
  assert.match(await firstLine(put(`${signedIn}\r\ncontent-length: 1000000000`), none), / 413 /)
  assert.match(await firstLine(put('content-length: 1000000000'), none), / 401 /, 'who may not is told first')
  const stranger = (await signIn(site)).headers.cookie
  assert.match(await firstLine(put(`cookie: ${stranger}\r\ncontent-length: 1000000000`), none), / 404 /)
  let sent = 0
  const piece = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1 << 20, 'a'), Buffer.from('\r\n')])
  const endless = () => (sent++ < 30 ? piece : null)
  assert.match(await firstLine(put(`${signedIn}\r\ntransfer-encoding: chunked`), endless), / 413 /)
  assert.deepEqual(await blobs(site), [])
  const folder = join(site.platform.config.dataDir, 'pictures')
  const left = () => (existsSync(folder) ? readdirSync(folder) : [])
  for (let n = 0; n < 100 && left().length > 0; n++) await new Promise((resolve) => setTimeout(resolve, 50))
  assert.deepEqual(left(), [])
})

test('a file that was not sent with a message can be taken back, and goes by itself after a day', async () => {
  await using site = await harness()
  const { maker, moderator, entryId } = await anEntryBetween(site)
  const [taken, left, kept] = [
    await sendFile(site, maker, at(entryId), `${pdf}1`),
    await sendFile(site, maker, at(entryId), `${pdf}2`),
    await sendFile(site, maker, at(entryId), `${pdf}3`),
  ]
  await write(site, maker, entryId, '一つ', { files: [kept.id] })
  await ask(site, moderator, 'DELETE', `${at(entryId)}/files/${taken.id}`)
  assert.equal((await blobs(site)).length, 3, 'nobody else takes it back')
  for (const { id } of [taken, kept]) await ask(site, maker, 'DELETE', `${at(entryId)}/files/${id}`)
  assert.equal((await blobs(site)).length, 2, 'what was sent stays')
  site.clock.advance(25 * 3_600_000)
  const { tidyFiles } = await import('./files.ts')
  await tidyFiles(site.platform)
  assert.equal((await blobs(site)).length, 1)
  assert.equal(
    (await write(site, maker, entryId, '二つ', { files: [left.id] })).json.code,
    'thread_file_gone',
  )
})

test('five files a message, and twenty that wait for one', async () => {
  await using site = await harness()
  const { maker, entryId } = await anEntryBetween(site)
  const ids: string[] = []
  for (let n = 0; n < 20; n++) {
    const { id, status } = await sendFile(site, maker, at(entryId), `${n}`, 'a.txt')
    assert.equal(status, 200)
    ids.push(id)
  }
  assert.equal((await sendFile(site, maker, at(entryId), 'one more', 'a.txt')).json.code, 'thread_too_many')
  assert.equal(
    (await write(site, maker, entryId, '六つ', { files: ids.slice(0, 6) })).json.code,
    'invalid_input',
  )
  assert.equal((await write(site, maker, entryId, '五つ', { files: ids.slice(0, 5) })).status, 200)
})

test('who has sent too many is told before a file is looked at, and nobody’s keep others’ waiting', async () => {
  await using site = await harness()
  const { pictures } = site.platform
  const { maker, entryId } = await anEntryBetween(site)
  const developed: (string | undefined)[] = []
  const { develop } = pictures
  pictures.develop = (file, order, whose) => {
    developed.push(whose)
    return develop(file, order, whose)
  }
  const create = { width: 8, height: 8, channels: 3 as const, background: '#123' }
  const png = await sharp({ create }).png().toBuffer()
  for (let sent = 0; sent < 20; sent++)
    assert.equal((await sendFile(site, maker, at(entryId), png)).status, 200)
  for (let more = 0; more < 3; more++)
    assert.equal((await sendFile(site, maker, at(entryId), png)).json.code, 'thread_too_many')
  assert.deepEqual(developed, Array(20).fill(maker.id))
})

test('who leaves takes words, files and letters along; the organisers’ words stay, without their name once they leave', async () => {
  await using site = await harness()
  const { maker, moderator, organiser, entryId } = await anEntryBetween(site)
  await ask(site, moderator, 'PATCH', '/me', { name: '三田' })
  const [mine, theirs] = [
    await sendFile(site, maker, at(entryId), `${pdf}mine`),
    await sendFile(site, moderator, at(entryId), `${pdf}theirs`),
  ]
  await write(site, maker, entryId, '私の言葉', { files: [mine.id] })
  await write(site, moderator, entryId, '運営の言葉', { files: [theirs.id] })
  const exported = (await site.app.inject({ url: '/api/me/export', headers: maker.headers })).body
  assert.match(exported, /私の言葉/)
  assert.ok(exported.includes(mine.id))
  assert.doesNotMatch(JSON.stringify(JSON.parse(exported).thread), /運営の言葉/)
  await ask(site, maker, 'PUT', '/me/erasure', { email: maker.email })
  await site.work()
  const rows = await site.platform.db.selectFrom('message').select(['side', 'text']).orderBy('seq').execute()
  assert.deepEqual(rows, [
    { side: 'makers', text: '' },
    { side: 'organisers', text: '運営の言葉' },
  ])
  const letters = await site.platform.db.selectFrom('mail').select('bodyText').execute()
  assert.equal(
    letters.some(({ bodyText }) => bodyText.includes('私の言葉')),
    false,
  )
  assert.equal((await blobs(site)).length, 1)
  const { json } = await ask(site, organiser, 'GET', at(entryId))
  assert.deepEqual(
    json.messages.map(({ erased }: { erased: boolean }) => erased),
    [true, false],
  )
  await ask(site, moderator, 'PUT', '/me/erasure', { email: moderator.email })
  const [, left] = (await ask(site, organiser, 'GET', at(entryId))).json.messages
  assert.deepEqual([left.text, left.author.name, left.files.length], ['運営の言葉', '', 1])
})

test('the name of a file is a name and no way to anywhere, whole in both forms of its header', () => {
  const ofPdf = { endings: ['pdf'] }
  for (const [given, kept] of Object.entries({
    '': 'file.pdf',
    '...': 'file.pdf',
    'C:\\Users\\mio\\a.PDF': 'a.PDF',
    '/etc/passwd': 'passwd.pdf',
    'a\u202efdp.exe': 'afdp.exe.pdf',
    'a"b\r\nset-cookie: x.pdf': 'a_b set-cookie_ x.pdf',
    '許諾書.pdf': '許諾書.pdf',
  }))
    assert.equal(fileName(given, ofPdf), kept)
  assert.equal([...fileName('長'.repeat(500), ofPdf)].length, 120)
  assert.equal(
    attachment('許諾書 100%"\'(最終).pdf'),
    `attachment; filename="___ 100__'(__).pdf"; filename*=UTF-8''${encodeURIComponent('許諾書 100%"')}%27%28${encodeURIComponent('最終')}%29.pdf`,
  )
})

const heic = join(
  process.env.VERTICALE_TEST_DATA ?? join(import.meta.dirname, '../../../../shared/data'),
  'videos/bad/real_heic_renamed.mp4',
)
test('a photo of an iPhone can be opened by whoever gets it', {
  skip: existsSync(heic) ? false : `no ${heic}`,
}, async () => {
  await using site = await harness()
  const { maker, entryId } = await anEntryBetween(site)
  const { json } = await sendFile(site, maker, at(entryId), readFileSync(heic), 'IMG_0001.HEIC')
  assert.equal(json.mediaType, 'image/jpeg')
})

/** A file whose message is just being sent, so long ago that it would be cleared away without one. */
const whileItIsSent = async (
  site: Site,
  act: (sent: { maker: SignedInPerson; address: string }) => Promise<unknown>,
) => {
  const { maker, entryId } = await anEntryBetween(site)
  const { id } = await sendFile(site, maker, at(entryId), pdf)
  site.clock.advance(86_400_001)
  const message = { id: randomUUID(), text: '', files: [id] }
  const address = `${at(entryId)}/files/${id}`
  const { sending, meanwhile } = await whileNobodyWrites(site.platform.pool, 'event', async () => {
    const sending = ask(site, maker, 'POST', `${at(entryId)}/messages`, message)
    await standingStill(site.platform.pool, 1)
    const acting = act({ maker, address }).then(() => 'done')
    const waits = standingStill(site.platform.pool, 2).then(() => 'waits')
    const meanwhile = await Promise.race([acting, waits])
    return { sending, meanwhile }
  })
  assert.equal((await sending).status, 200)
  await site.work()
  return { meanwhile, status: (await fetchFile(site, maker, address)).status }
}

test('a file that is taken back while its message is being sent stays with the message', async () => {
  await using site = await harness()
  const { status } = await whileItIsSent(site, ({ maker, address }) => ask(site, maker, 'DELETE', address))
  assert.equal(status, 200)
})

test('what clears old files away passes by one whose message is being sent', async () => {
  await using site = await harness()
  const outcome = await whileItIsSent(site, () => tidyFiles(site.platform))
  assert.deepEqual(outcome, { meanwhile: 'done', status: 200 })
})
