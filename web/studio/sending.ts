import { type Signal, signal } from '@preact/signals'
import { Upload } from 'tus-js-client'
import { dropUpload, type Kept, keepUpload, keptUpload, keptUploads } from './keep.ts'

/**
 * sending; waiting: offline or the server is away, goes on by itself; lost: this browser no longer has the file,
 * the maker picks it again; refused: the server said why; arrived.
 */
export type State = 'sending' | 'waiting' | 'lost' | 'refused' | 'arrived'
export type Sending = {
  state: State
  fileName: string
  bytes: number
  /** Bytes the server has; nothing else fills the frame. */
  received: number
  picture: string | null
  cropped: boolean
  refusal: { code: string; sentence: string } | null
}

const all = new Map<string, Signal<Sending | null>>()
const running = new Map<string, Upload>()

/** The upload of a film in this browser, for any page that shows it; null when there is none here. */
export const sendingOf = (filmId: string): Signal<Sending | null> => {
  const known = all.get(filmId)
  if (known) return known
  const fresh = signal<Sending | null>(null)
  all.set(filmId, fresh)
  return fresh
}

/** Keeps the file in this browser, then sends it. */
export const send = async (
  filmId: string,
  uploadId: string,
  file: File,
  about: { picture: string | null; cropped: boolean },
): Promise<void> => {
  const kept: Kept = {
    filmId,
    uploadId,
    fileName: file.name,
    bytes: file.size,
    modifiedAt: file.lastModified,
    ...about,
    file,
  }
  sendingOf(filmId).value = begun(kept)
  // sending need not wait for the copy; without it only a closed page would have to ask for the file again
  void keepUpload(kept)
  await run(kept, file, true)
}

/** Goes on with everything that this browser was sending when it was closed. */
export const resumeAll = async (): Promise<void> => {
  for (const kept of await keptUploads())
    if (kept.uploadId && !running.has(kept.filmId)) void resume(kept.filmId)
}

export const resume = async (filmId: string): Promise<void> => {
  if (running.has(filmId)) return
  const kept = await keptUpload(filmId)
  if (!kept) return
  const sending = sendingOf(filmId)
  if (sending.value?.state === 'arrived') return
  sending.value = begun(kept)
  if (kept.file) await run(kept, kept.file)
  else sending.value = { ...begun(kept), state: 'lost' }
}

/** The maker picked the file again: the same one goes on, another one is not it. */
export const pickAgain = async (filmId: string, file: File): Promise<boolean> => {
  const kept = await keptUpload(filmId)
  if (!kept || file.size !== kept.bytes) return false
  await keepUpload({ ...kept, file })
  await run(kept, file)
  return true
}

/** Stops sending and forgets the file; what the server has of it is given up. */
export const giveUp = async (filmId: string): Promise<void> => {
  const upload = running.get(filmId)
  running.delete(filmId)
  await upload?.abort(true).catch(() => undefined)
  await dropUpload(filmId)
  sendingOf(filmId).value = null
}

const begun = (kept: Kept): Sending => ({
  state: navigator.onLine ? 'sending' : 'waiting',
  fileName: kept.fileName,
  bytes: kept.bytes,
  received: 0,
  picture: kept.picture,
  cropped: kept.cropped,
  refusal: null,
})

/** Some sixty steps a film, so that the frame rises evenly and at most one of them is sent again. */
const chunkOf = (bytes: number): number => Math.min(8 << 20, Math.max(256 << 10, Math.ceil(bytes / 64)))

/** `fresh`: the server cannot know of it yet, so it is made without asking first. */
const run = async (kept: Kept, file: Blob, fresh = false): Promise<void> => {
  const sending = sendingOf(kept.filmId)
  const change = (change: Partial<Sending>) => {
    if (sending.value) sending.value = { ...sending.value, ...change }
  }
  let failures = 0
  const upload: Upload = new Upload(file as File, {
    endpoint: '/api/uploads',
    uploadUrl: fresh ? null : `/api/uploads/${kept.uploadId}`,
    metadata: { id: kept.uploadId, film: kept.filmId, filename: kept.fileName },
    chunkSize: chunkOf(kept.bytes),
    storeFingerprintForResuming: false,
    // when to try again is decided below, for as long as it takes
    retryDelays: null,
    onProgress: (sent, total) => {
      if (sent === total && total > 0) return
      change({ state: 'sending' })
    },
    onChunkComplete: (_chunk, accepted) => {
      failures = 0
      change({ state: 'sending', received: accepted })
    },
    onAfterResponse: (_request, response) => {
      const offset = Number(response.getHeader('Upload-Offset'))
      if (Number.isFinite(offset) && offset > (sending.value?.received ?? 0)) change({ received: offset })
    },
    onSuccess: () => {
      running.delete(kept.filmId)
      change({ state: 'arrived', received: kept.bytes })
      void dropUpload(kept.filmId)
    },
    onError: (error) => {
      const response = 'originalResponse' in error ? error.originalResponse : null
      const status = response?.getStatus() ?? 0
      if (status >= 400 && status < 500 && status !== 409 && status !== 423 && status !== 429) {
        running.delete(kept.filmId)
        change({ state: 'refused', refusal: refusalOf(response?.getBody() ?? '') })
        return
      }
      change({ state: 'waiting' })
      tryAgain(upload, kept.filmId, ++failures)
    },
  })
  running.set(kept.filmId, upload)
  addEventListener('offline', () => {
    if (running.get(kept.filmId) === upload) change({ state: 'waiting' })
  })
  upload.start()
}

const refusalOf = (body: string): { code: string; sentence: string } => {
  try {
    const { code, sentence } = JSON.parse(body) as { code?: string; sentence?: string }
    return { code: code ?? 'failed', sentence: sentence ?? '' }
  } catch {
    return { code: 'failed', sentence: '' }
  }
}

/** As soon as there is a line again, at the latest after half a minute. */
const tryAgain = (upload: Upload, filmId: string, failures: number): void => {
  const wait = Math.min(30_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2)
  const timer = setTimeout(again, wait)
  addEventListener('online', again)
  document.addEventListener('visibilitychange', whenSeen)
  function whenSeen() {
    if (document.visibilityState === 'visible') again()
  }
  function again() {
    clearTimeout(timer)
    removeEventListener('online', again)
    document.removeEventListener('visibilitychange', whenSeen)
    if (running.get(filmId) === upload) upload.start()
  }
}
