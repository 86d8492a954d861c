import type { Message, ThreadFile } from '#contract/thread.ts'
import type { Reader } from './reader.ts'
import { isWrittenBy, type MessageRow } from './thread.queries.ts'

type FileRow = { id: string; name: string; mediaType: string; bytes: number }

/** Rows → contract. */
export const messageView = (row: MessageRow, files: readonly FileRow[], reader: Reader): Message => ({
  id: row.id,
  side: row.side as Message['side'],
  author: {
    name: row.authorName ?? '',
    guardian: row.guardianOf !== null,
    mine: isWrittenBy(row, reader),
  },
  text: row.text,
  erased: row.erasedAt !== null,
  files: files.map(fileView),
  sentAt: row.sentAt.toISOString(),
})

export const fileView = ({ id, name, mediaType, bytes }: FileRow): ThreadFile => ({
  id,
  name,
  mediaType,
  bytes,
})
