import type { FileHandle } from 'node:fs/promises'
import { cannot } from './reasons.ts'

const headerBytes = 256 << 10

/** Refuses an encrypted Matroska or WebM: ContentEncodings › ContentEncoding › ContentEncryption. */
export async function checkMatroskaHeader(file: FileHandle, fileBytes: number): Promise<void> {
  const head = Buffer.alloc(Math.min(fileBytes, headerBytes))
  await file.read(head, 0, head.length, 0)
  for (let at = head.indexOf('6d80', 0, 'hex'); at >= 0; at = head.indexOf('6d80', at + 2, 'hex')) {
    const near = head.subarray(at + 2, at + 48)
    const encoding = near.indexOf('6240', 0, 'hex')
    if (encoding >= 1 && encoding <= 8 && near.indexOf('5035', encoding, 'hex') > 0) cannot('media_encrypted')
  }
}
