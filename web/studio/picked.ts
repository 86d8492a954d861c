import { signal } from '@preact/signals'
import type { Facts } from './checks.ts'
import { dropUpload, keepUpload, keptUpload } from './keep.ts'

/** The file that was chosen and is not sent yet. It lives as long as the page, and over a sign-in. */
export type Picked = { file: File; facts: Facts | null; cropped: boolean; error?: boolean }

export const picked = signal<Picked | null>(null)

const overSignIn = 'picked'

/** Signing in loads the page anew; the chosen file waits in the browser's own store. */
export const keepOverSignIn = async ({ file, facts, cropped }: Picked): Promise<void> => {
  await keepUpload({
    filmId: overSignIn,
    uploadId: '',
    fileName: file.name,
    bytes: file.size,
    modifiedAt: file.lastModified,
    picture: facts?.picture ?? null,
    cropped,
    file,
  })
}

export const pickedBeforeSignIn = async (): Promise<File | null> => {
  const kept = await keptUpload(overSignIn)
  if (!kept?.file) return null
  await dropUpload(overSignIn)
  return new File([kept.file], kept.fileName, { type: kept.file.type, lastModified: kept.modifiedAt })
}
