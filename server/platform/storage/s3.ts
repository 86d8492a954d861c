import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { type Announce, type Storage, type Stored, unfinishedForMs } from './storage.ts'

/** Above this size an object is sent in parts of this size, so that a lost connection costs one part. */
const partBytes = 64 * 1024 * 1024

/**
 * Content-addressed bytes in any S3-compatible bucket: `s3://bucket/prefix?endpoint=https://…&region=…`. The
 * credentials come the usual AWS way (AWS_ACCESS_KEY_ID and others).
 */
export function s3Storage(
  address: string,
  announce: Announce = async () => undefined,
  now: () => number = Date.now,
): Storage & { close(): void } {
  const url = new URL(address)
  const endpoint = url.searchParams.get('endpoint')
  const Bucket = url.hostname
  const client = new S3Client({
    region: url.searchParams.get('region') ?? 'us-east-1',
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  })
  const keyOf = (hash: string) =>
    [...url.pathname.split('/').filter(Boolean), hash.slice(0, 2), hash.slice(2, 4), hash].join('/')

  const get = async (hash: string, range?: { start: number; end: number }): Promise<Readable> => {
    const { Body } = await client
      .send(
        new GetObjectCommand({
          Bucket,
          Key: keyOf(hash),
          ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}),
        }),
      )
      .catch((error: Error) => {
        if (error.name !== 'NoSuchKey' && error.name !== 'NotFound') throw error
        throw Object.assign(new Error(`nothing is stored as ${hash}`), { code: 'ENOENT' })
      })
    return Body as Readable
  }

  return {
    async putFile(file) {
      const stored = await digest(file)
      const Key = keyOf(stored.hash)
      if (stored.bytes <= partBytes) {
        await announce(stored)
        await client.send(
          new PutObjectCommand({ Bucket, Key, Body: createReadStream(file), ContentLength: stored.bytes }),
        )
      } else await inParts(client, { Bucket, Key }, file, stored.bytes, () => announce(stored))
      await rm(file, { force: true })
      return stored
    },
    async putBytes(bytes) {
      const stored = { hash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
      await announce(stored)
      await client.send(
        new PutObjectCommand({ Bucket, Key: keyOf(stored.hash), Body: bytes, ContentLength: bytes.length }),
      )
      return stored
    },
    open: get,
    async local(hash, folder) {
      await mkdir(folder, { recursive: true })
      const file = join(folder, `${hash}.${randomUUID().slice(0, 8)}`)
      await pipeline(await get(hash), createWriteStream(file))
      return { file, [Symbol.asyncDispose]: () => rm(file, { force: true }) }
    },
    async remove(hash) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(hash) }))
    },
    async tidy() {
      const Prefix = url.pathname.split('/').filter(Boolean).join('/')
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix }))
      for (const { Key, UploadId, Initiated } of Uploads)
        if ((Initiated?.getTime() ?? now()) < now() - unfinishedForMs)
          await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
    },
    close: () => client.destroy(),
  }
}

/** An object of parts is there when it is completed, hours after its first part on a slow line. */
async function inParts(
  client: S3Client,
  target: { Bucket: string; Key: string },
  file: string,
  bytes: number,
  beforeItIsThere: () => Promise<void>,
): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target))
  const handle = await open(file)
  try {
    const Parts: { ETag: string | undefined; PartNumber: number }[] = []
    for (let at = 0; at < bytes; at += partBytes) {
      const Body = Buffer.alloc(Math.min(partBytes, bytes - at))
      await handle.read(Body, 0, Body.length, at)
      const PartNumber = Parts.length + 1
      const { ETag } = await client.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body }))
      Parts.push({ ETag, PartNumber })
    }
    await beforeItIsThere()
    await client.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }))
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined)
    throw error
  } finally {
    await handle.close()
  }
}

async function digest(file: string): Promise<Stored> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    hash.update(chunk)
    bytes += (chunk as Buffer).length
  }
  return { hash: hash.digest('hex'), bytes }
}
