import { signal } from '@preact/signals'
import type { Facts } from './checks.ts'
import { dropUpload, keepUpload, keptUpload } from './keep.ts'

/** The file that was chosen and is not sent yet. It lives as long as the page. */
export type Picked = { file: File; facts: Facts | null; cropped: boolean; error?: boolean }

export const picked = signal<Picked | null>(null)

const place = 'picked'

/**
 * The page will be loaded anew, as by signing in; the chosen file waits in the browser's own store. Returns the
 * address where its maker goes on with it.
 */
export const keepPicked = async (
  { file, facts, cropped }: Picked,
  to: { replaces: string | null; edition: string | undefined },
): Promise<string> => {
  await keepUpload({
    filmId: place,
    uploadId: '',
    fileName: file.name,
    bytes: file.size,
    modifiedAt: file.lastModified,
    picture: facts?.picture ?? null,
    cropped,
    file,
  })
  const query = new URLSearchParams({ picked: '1' })
  if (to.replaces) query.set('replace', to.replaces)
  if (to.edition) query.set('edition', to.edition)
  return `/submit?${query}`
}

/** Takes out what was kept. */
export const pickedBefore = async (): Promise<Picked | null> => {
  const kept = await keptUpload(place)
  if (!kept?.file) return null
  await dropUpload(place)
  const { fileName, modifiedAt: lastModified, cropped } = kept
  return {
    file: new File([kept.file], fileName, { type: kept.file.type, lastModified }),
    facts: null,
    cropped,
  }
}
