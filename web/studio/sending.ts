import { type Signal, signal } from '@preact/signals'
import { Upload } from 'tus-js-client'
import { dropUpload, type Kept, keepUpload, keptUpload, keptUploads } from './keep.ts'
import { inOneTab } from './one-tab.ts'

/**
 * sending; waiting: offline or the server is away, goes on by itself; elsewhere: another tab sends, this one goes on
 * when that one is closed; signed-out: the session has ended, goes on after signing in; lost: this browser no longer
 * has the file as it was, the maker picks it again; refused: the server said why; arrived.
 */
export type State = 'sending' | 'waiting' | 'elsewhere' | 'signed-out' | 'lost' | 'refused' | 'arrived'
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
/** What is sent or was, for as long as the page lives: to look at, and to choose the poster from. */
const files = new Map<string, Blob>()
/** Lets the next tab go on. */
const stopped = new Map<string, () => void>()

/** The upload of a film in this browser, for any page that shows it; null when there is none here. */
export const sendingOf = (filmId: string): Signal<Sending | null> => {
  const known = all.get(filmId)
  if (known) return known
  const fresh = signal<Sending | null>(null)
  all.set(filmId, fresh)
  return fresh
}

/** The file itself, where this browser has it. */
export const fileHere = async (filmId: string): Promise<Blob | null> =>
  files.get(filmId) ?? (await keptUpload(filmId))?.file ?? null

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
  void inTurn(kept, file, true)
}

/** Goes on with everything that this browser was sending when it was closed. */
export const resumeAll = async (): Promise<void> => {
  for (const kept of await keptUploads())
    if (kept.uploadId && !running.has(kept.filmId)) void resume(kept.filmId)
}

export const resume = async (filmId: string): Promise<void> => {
  if (running.has(filmId) || sendingOf(filmId).value?.state === 'elsewhere') return
  const kept = await keptUpload(filmId)
  if (!kept) return
  const sending = sendingOf(filmId)
  if (sending.value?.state === 'arrived') return
  sending.value = begun(kept)
  if (kept.file) void inTurn(kept, kept.file)
  else sending.value = { ...begun(kept), state: 'lost' }
}

/** The maker picked the file again: the same one goes on, another one is not it. */
export const pickAgain = async (filmId: string, file: File): Promise<boolean> => {
  const kept = await keptUpload(filmId)
  if (!kept || file.size !== kept.bytes) return false
  await keepUpload({ ...kept, file })
  void inTurn(kept, file)
  return true
}

/** Stops sending and forgets the file; what the server has of it is given up. */
export const giveUp = async (filmId: string): Promise<void> => {
  const upload = running.get(filmId)
  running.delete(filmId)
  stopped.get(filmId)?.()
  await upload?.abort(true).catch(() => undefined)
  files.delete(filmId)
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

/** Two tabs that send one film would send parts of it twice. */
const inTurn = (kept: Kept, file: Blob, fresh = false): Promise<void> => {
  const sending = sendingOf(kept.filmId)
  files.set(kept.filmId, file)
  let first = fresh
  return inOneTab(`upload ${kept.uploadId}`, {
    wait: () => {
      first = false
      sending.value = { ...begun(kept), state: 'elsewhere' }
    },
    act: async () => {
      // the tab before may have sent all of it, or given it up
      if (sending.value?.state === 'elsewhere' && !(await keptUpload(kept.filmId))) sending.value = null
      else await run(kept, file, first)
    },
  })
}

/**
 * Ends when nothing more will be sent by itself. `fresh`: the server cannot know of it yet, so it is made without
 * asking first.
 */
const run = (kept: Kept, file: Blob, fresh: boolean): Promise<void> => {
  const ended = Promise.withResolvers<void>()
  const sending = sendingOf(kept.filmId)
  if (sending.value?.state === 'elsewhere') sending.value = begun(kept)
  const change = (change: Partial<Sending>) => {
    if (sending.value) sending.value = { ...sending.value, ...change }
  }
  const end = (change: Partial<Sending>) => {
    running.delete(kept.filmId)
    if (sending.value) sending.value = { ...sending.value, ...change }
    ended.resolve()
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
      end({ state: 'arrived', received: kept.bytes })
      void dropUpload(kept.filmId)
    },
    onError: (error) => {
      const response = 'originalResponse' in error ? error.originalResponse : null
      const status = response?.getStatus() ?? 0
      if (status === 401) return end({ state: 'signed-out' })
      if (status >= 400 && status < 500 && !passing.has(status))
        return end({ state: 'refused', refusal: refusalOf(response?.getBody() ?? '') })
      change({ state: 'waiting' })
      void isReadable(file).then(async (readable) => {
        if (readable) return tryAgain(upload, kept.filmId, ++failures)
        if (running.get(kept.filmId) !== upload) return
        // changed or gone since it was chosen: from the copy, where there is one
        const copy = (await keptUpload(kept.filmId))?.file
        if (copy && copy !== file && (await isReadable(copy))) {
          change({ state: 'sending' })
          await run(kept, copy, false)
          ended.resolve()
        } else end({ state: 'lost' })
      })
    },
  })
  running.set(kept.filmId, upload)
  addEventListener('offline', () => {
    if (running.get(kept.filmId) === upload) change({ state: 'waiting' })
  })
  stopped.set(kept.filmId, ended.resolve)
  upload.start()
  return ended.promise
}

/** Held by another request, or too many: over a moment later. */
const passing: ReadonlySet<number> = new Set([409, 423, 429])

/** A file on disk that was changed, moved or deleted after it was chosen cannot be read any more, by any part of it. */
const isReadable = (file: Blob): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )

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
