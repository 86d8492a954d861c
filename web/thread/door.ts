import type { LinkedThread, NewMessage, Thread, ThreadFile } from '#contract/thread.ts'
import { call } from '../call.ts'
import { sendFile } from '../send-file.ts'

/** How a page reaches a thread: as whoever is signed in, or by the link of a letter. */
export type Door = {
  send: (message: NewMessage) => Promise<Thread>
  putFile: (id: string, file: File) => Promise<ThreadFile>
  dropFile: (id: string) => Promise<unknown>
  /** Where a file is saved from. */
  fileAt: (id: string) => string
}

export const doorOfEntry = (id: string): Door => ({
  send: (body) => call('POST /entries/:id/thread/messages', { params: { id }, body }),
  putFile: (fileId, file) =>
    sendFile(`/entries/${id}/thread/files/${fileId}?name=${encodeURIComponent(file.name)}`, file),
  dropFile: (fileId) => call('DELETE /entries/:id/thread/files/:fileId', { params: { id, fileId } }),
  fileAt: (fileId) => `/api/entries/${id}/thread/files/${fileId}`,
})

export const doorOfLink = (token: string, took: (linked: LinkedThread) => void): Door => ({
  send: async (body) => {
    const linked = await call('POST /threads/:token/messages', { params: { token }, body })
    took(linked)
    return linked.thread
  },
  putFile: (fileId, file) =>
    sendFile(`/threads/${token}/files/${fileId}?name=${encodeURIComponent(file.name)}`, file),
  dropFile: (fileId) => call('DELETE /threads/:token/files/:fileId', { params: { token, fileId } }),
  fileAt: (fileId) => `/api/threads/${token}/files/${fileId}`,
})
