/**
 * What this browser keeps until the server has everything: the file itself, so that closing the page loses
 * nothing, and the words as they are typed.
 */
export type Kept = {
  filmId: string
  uploadId: string
  fileName: string
  bytes: number
  modifiedAt: number
  picture: string | null
  cropped: boolean
  /** Absent where the browser had no room for a copy. */
  file?: Blob
}

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('verticale-studio', 2)
    request.onupgradeneeded = () => {
      const made = request.result.objectStoreNames
      for (const [name, keyPath] of [
        ['uploads', 'filmId'],
        ['words', 'filmId'],
        ['takes', 'id'],
      ] as const)
        if (!made.contains(name)) request.result.createObjectStore(name, { keyPath })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

export const act = async <T>(
  store: string,
  mode: IDBTransactionMode,
  how: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode)
      const request = how(transaction.objectStore(store))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** Read by the start of the app, which goes on with what was being sent, on whatever page it opens. */
const flag = 'sending'

/** Keeps the file too when there is room; without room, everything but the file. */
export const keepUpload = async (kept: Kept): Promise<void> => {
  if (kept.uploadId) localStorage.setItem(flag, '1')
  await navigator.storage?.persist?.().catch(() => false)
  await act('uploads', 'readwrite', (store) => store.put(kept)).catch(async () => {
    const { file: _, ...rest } = kept
    await act('uploads', 'readwrite', (store) => store.put(rest)).catch(() => undefined)
  })
}

export const keptUpload = (filmId: string): Promise<Kept | undefined> =>
  act('uploads', 'readonly', (store) => store.get(filmId) as IDBRequest<Kept | undefined>).catch(
    () => undefined,
  )

export const keptUploads = (): Promise<Kept[]> =>
  act('uploads', 'readonly', (store) => store.getAll() as IDBRequest<Kept[]>).catch(() => [])

export const dropUpload = async (filmId: string): Promise<void> => {
  await act('uploads', 'readwrite', (store) => store.delete(filmId)).catch(() => undefined)
  if (!(await keptUploads()).some(({ uploadId }) => uploadId)) localStorage.removeItem(flag)
}

export const keepWords = async <T>(filmId: string, words: T): Promise<void> => {
  await act('words', 'readwrite', (store) => store.put({ filmId, words })).catch(() => undefined)
}

export const keptWords = async <T>(filmId: string): Promise<T | null> =>
  (
    await act(
      'words',
      'readonly',
      (store) => store.get(filmId) as IDBRequest<{ words: T } | undefined>,
    ).catch(() => undefined)
  )?.words ?? null

export const dropWords = async (filmId: string): Promise<void> => {
  await act('words', 'readwrite', (store) => store.delete(filmId)).catch(() => undefined)
}
