import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { refuse } from '#platform/errors.ts'
import { kindOf as pictureKindOf } from '#platform/picture/kinds.ts'

/** What may go with a message. `picture`: it is developed, and kept as what it is developed into. */
export type FileKind = { mediaType: string; endings: readonly string[]; picture?: true }

const kinds = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  picture: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], picture: true },
  mp3: { mediaType: 'audio/mpeg', endings: ['mp3'] },
  m4a: { mediaType: 'audio/mp4', endings: ['m4a'] },
  wav: { mediaType: 'audio/wav', endings: ['wav'] },
  text: { mediaType: 'text/plain; charset=utf-8', endings: ['txt', 'csv', 'md', 'srt', 'vtt'] },
} as const satisfies Record<string, FileKind>

/**
 * What a file is, by its bytes alone; its name and what a browser calls it say nothing. Refuses `thread_file_empty`,
 * `thread_file_page`, `thread_file_program`, `thread_file_archive`, and everything else with `thread_file_unknown`.
 */
export const kindOfFile = async (file: string): Promise<FileKind> => {
  const head = await headOf(file)
  if (head.length === 0) refuse('thread_file_empty')
  if (pictureKindOf(head)) return kinds.picture
  const text = head.toString('latin1')
  if (text.startsWith('%PDF-')) return kinds.pdf
  if (isMp3(head)) return kinds.mp3
  if (text.startsWith('RIFF') && text.startsWith('WAVE', 8)) return kinds.wav
  if (/^.{4}ftypM4[AB] /s.test(text)) return kinds.m4a
  if (archives.some((mark) => text.startsWith(mark)) || text.startsWith('ustar', 257))
    refuse('thread_file_archive')
  if (programs.some((mark) => text.startsWith(mark))) refuse('thread_file_program')
  if (page.test(text)) refuse('thread_file_page')
  return (await isPlainText(file)) ? kinds.text : refuse('thread_file_unknown')
}

const headBytes = 1024

const headOf = async (file: string): Promise<Buffer> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** A tag, or the header of a frame of MPEG layer III with a bit rate and a sampling rate that there are. */
const isMp3 = (head: Buffer): boolean => {
  if (head.toString('latin1', 0, 3) === 'ID3') return true
  const [first = 0, second = 0, third = 0] = head
  return (
    first === 0xff &&
    (second & 0xe6) === 0xe2 &&
    (second & 0x18) !== 0x08 &&
    ![0, 15].includes(third >> 4) &&
    (third & 0x0c) !== 0x0c
  )
}

/** ZIP (so Word, Excel and EPUB), RAR, 7z, gzip, bzip2, xz, and the compound files of the old Office. */
const archives = [
  'PK\x03\x04',
  'PK\x05\x06',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ',
  '\xd0\xcf\x11\xe0',
]
const programs = [
  ...['MZ', '\x7fELF', '#!', '\0asm', 'dex\n', '\xca\xfe\xba\xbe'],
  ...['\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe'],
]
/** Text in which a browser that guesses would find a page. */
const page = /^(?:\xef\xbb\xbf)?\s*<[a-z!?]/i

/** UTF-8 without controls other than blanks and line ends. */
const isPlainText = async (file: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const piece of createReadStream(file))
      if (control.test(decoder.decode(piece as Buffer, { stream: true }))) return false
    decoder.decode()
    return true
  } catch {
    return false
  }
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no plain text holds
const control = /[\x00-\x08\x0e-\x1f\x7f]/
