import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { Refused } from '#platform/errors.ts'
import { probeSandboxAside } from '#platform/ffmpeg/sandbox.ts'
import { limits as usual } from '#platform/limits.ts'
import { hostilePictures, plain, polyglot } from '#test/hostile-pictures.ts'
import { kindOf } from './kinds.ts'
import { createPictures, type Order } from './picture.ts'

const folder = mkdtempSync(join(tmpdir(), 'verticale-pictures-'))
after(() => rmSync(folder, { recursive: true }))
const sandbox = probeSandboxAside()
const room = (changed: Partial<typeof usual.pictures> = {}) =>
  createPictures(folder, () => sandbox, { ...usual.pictures, ...changed })

const order: Order = {
  fit: 'inside',
  width: 800,
  height: 800,
  prints: [
    { format: 'webp', quality: 82 },
    { format: 'jpeg', quality: 84, ground: '#0c0b0a' },
  ],
}
const fileOf = (bytes: Uint8Array): string => {
  const file = join(folder, 'sent')
  writeFileSync(file, bytes)
  return file
}
const codeOf = async (developed: Promise<unknown>): Promise<string> => {
  try {
    await developed
    return 'developed'
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}
const left = () => readdirSync(join(folder, 'pictures'))

test('what a picture is, its first bytes say', async () => {
  const brand = (own: string, ...others: string[]) => {
    const head = Buffer.from(`\0\0\0\0ftyp${own}\0\0\0\0${others.join('')}`, 'latin1')
    head[3] = head.length
    return kindOf(head)
  }
  assert.equal(brand('heic', 'mif1', 'heic'), 'heic')
  assert.equal(brand('mif1', 'mif1', 'heic'), 'heic')
  assert.equal(brand('mif1', 'mif1', 'avif'), 'avif')
  assert.equal(brand('avif', 'avif', 'mif1'), 'avif')
  assert.equal(brand('isom', 'isom', 'iso2'), null)
  assert.equal(brand('mif1', 'mif1'), null)
  for (const [format, kind] of [
    ['jpeg', 'jpeg'],
    ['png', 'png'],
    ['webp', 'webp'],
    ['avif', 'avif'],
    ['gif', null],
    ['tiff', null],
  ] as const)
    assert.equal(kindOf(await plain(16, 16).toFormat(format).toBuffer()), kind, format)
  for (const text of ['', '<svg/>', 'RIFF', 'GIF89a', '%PDF-1.4', '\x89PNG', '\xff\xd8'])
    assert.equal(kindOf(Buffer.from(text, 'latin1')), null, JSON.stringify(text))
})

test('each kind comes out upright, small enough, in the formats that were ordered, without what a camera wrote', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
    const bytes = await plain(1200, 900)
      .withExif({ IFD0: { Artist: 'someone' } })
      .withMetadata({ orientation: 6 })
      .toFormat(format)
      .toBuffer()
    const { width, height, prints } = await room().develop(fileOf(bytes), order)
    assert.deepEqual([width, height], [600, 800], format)
    for (const print of ['webp', 'jpeg'] as const) {
      const made = await sharp(prints[print]).metadata()
      assert.deepEqual([made.format, made.width, made.height, made.exif], [print, width, height, undefined])
    }
  }
  assert.deepEqual(left(), [])
})

const heic = join(
  process.env.VERTICALE_TEST_DATA ?? join(import.meta.dirname, '../../../../shared/data'),
  'videos/bad/real_heic_renamed.mp4',
)
test('a photo of an iPhone is read', { skip: existsSync(heic) ? false : `no ${heic}` }, async () => {
  const { width, height, prints } = await room().develop(heic, order)
  assert.deepEqual([width, height], [800, 533])
  const { entropy } = await sharp(prints.jpeg).stats()
  assert.ok(entropy > 3, 'there is something in it')
  const half = fileOf(readFileSync(heic).subarray(0, 20_000))
  assert.equal(await codeOf(room().develop(half, order)), 'picture_unreadable')
  assert.equal(await codeOf(room({ pixels: 1_000_000 }).develop(heic, order)), 'picture_too_large')
})

test('what is no picture, or far more than it seems, is refused and leaves nothing behind', async () => {
  const outcomes: Record<string, string> = {}
  for (const [name, bytes] of Object.entries(await hostilePictures()))
    outcomes[name] = await codeOf(room().develop(fileOf(bytes), order))
  const large = Object.keys(outcomes).filter((name) => /gigapixels|65,500/.test(name))
  for (const name of large) assert.equal(outcomes[name], 'picture_too_large', name)
  for (const name of Object.keys(outcomes).filter((one) => !large.includes(one)))
    assert.equal(outcomes[name], 'picture_unreadable', name)
  assert.deepEqual(left(), [])
})

test('what is none of the kinds is not even begun with', async () => {
  const none = createPictures(folder, () => Promise.reject(new Error('begun')), usual.pictures)
  for (const [name, bytes] of Object.entries(await hostilePictures()))
    if (kindOf(bytes) === null)
      assert.equal(await codeOf(none.develop(fileOf(bytes), order)), 'picture_unreadable', name)
  await assert.rejects(none.develop(fileOf(await plain(9, 9).png().toBuffer()), order), /begun/)
})

test('nothing of what stood behind a picture is in what is made of it', async () => {
  const { prints } = await room().develop(fileOf(await polyglot()), order)
  for (const print of Object.values(prints)) assert.equal(print.includes('polyglot'), false)
})

test('the largest photo of a phone fits into what a picture may take, all its scans held at once', async () => {
  const bytes = await plain(9200, 6900).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer()
  const { width, height } = await room().develop(fileOf(bytes), order)
  assert.deepEqual([width, height], [800, 600])
})

test('a picture has as many pixels as it may, and not one more', async () => {
  const file = fileOf(await plain(1200, 900).png().toBuffer())
  assert.equal(await codeOf(room({ pixels: 1_080_000 }).develop(file, order)), 'developed')
  assert.equal(await codeOf(room({ pixels: 1_079_999 }).develop(file, order)), 'picture_too_large')
})

test('a picture that is too much in time or memory is ended; one that is too small is told so', async () => {
  const file = fileOf(await plain(600, 400).png().toBuffer())
  assert.equal(await codeOf(room({ wallMs: 1 }).develop(file, order)), 'picture_unreadable')
  assert.equal(await codeOf(room({ memoryBytes: 1 }).develop(file, order)), 'picture_unreadable')
  assert.equal(await codeOf(room().develop(file, { ...order, least: 401 })), 'picture_too_small')
  assert.equal(await codeOf(room().develop(file, { ...order, least: 400 })), 'developed')
  assert.deepEqual(left(), [])
})

test('what an ended process left behind is cleared away by the next', async () => {
  mkdirSync(join(folder, 'pictures'), { recursive: true })
  const [old, young] = [join(folder, 'pictures/old'), join(folder, 'pictures/young')]
  for (const file of [old, young]) writeFileSync(file, '')
  utimesSync(old, 0, 0)
  await room().develop(fileOf(await plain(60, 40).png().toBuffer()), order)
  assert.deepEqual(left(), ['young'])
  rmSync(young)
})

test('so many are developed at a time, so many wait, and whoever comes then is told that it is busy', async () => {
  const one = room({ running: 1, waiting: 1 })
  const file = fileOf(await plain(600, 400).png().toBuffer())
  const codes = await Promise.all([1, 2, 3, 4].map(() => codeOf(one.develop(file, order))))
  assert.deepEqual(codes.sort(), ['busy', 'busy', 'developed', 'developed'])
  assert.equal(await codeOf(one.develop(file, order)), 'developed')
})
