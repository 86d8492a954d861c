import { signal } from '@preact/signals'
import { act } from './keep.ts'

/** A take of the camera, in the order of `at`. */
export type KeptTake = { id: string; at: number; blob: Blob; ms: number }

/** Grows with every take that is kept, for lists that are open meanwhile. */
export const takesKept = signal(0)

/** Takes stay on this device until their film is on its way, or until they are deleted: there is no other copy. */
export const keepTake = async (take: KeptTake): Promise<void> => {
  await navigator.storage?.persist?.().catch(() => false)
  await act('takes', 'readwrite', (store) => store.put(take)).catch(() => undefined)
  takesKept.value++
}

export const keptTakes = async (): Promise<KeptTake[]> =>
  (
    await act('takes', 'readonly', (store) => store.getAll() as IDBRequest<KeptTake[]>).catch(
      (): KeptTake[] => [],
    )
  ).sort((a, b) => a.at - b.at)

export const dropTake = async (id: string): Promise<void> => {
  await act('takes', 'readwrite', (store) => store.delete(id)).catch(() => undefined)
}

/** Their film is on its way. */
export const dropTakes = async (): Promise<void> => {
  await act('takes', 'readwrite', (store) => store.clear()).catch(() => undefined)
}
