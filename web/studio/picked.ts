import { signal } from '@preact/signals'
import type { Facts } from './checks.ts'
import { dropUpload, keepUpload, keptUpload } from './keep.ts'

/** The file that was chosen and is not sent yet. It lives as long as the page. */
type Picked = { file: File; facts: Facts | null; cropped: boolean; error?: boolean }

export const picked = signal<Picked | null>(null)

/** What is kept and dropped happens in the order in which it was asked for. */
let turn: Promise<unknown> = Promise.resolve()
const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
  const mine = turn.then(act)
  turn = mine.catch(() => undefined)
  return mine
}

/** Where in the browser's store: a film that replaces another one is kept apart. */
const placeOf = (replaces: string | null) => `picked ${replaces ?? ''}`

/**
 * Keeps the chosen file in the browser's own store: the page will be loaded anew, as by signing in, or there is no
 * other copy. Returns the address where its maker goes on with it.
 */
export const keepPicked = async (
  { file, facts, cropped }: Picked,
  to: { replaces: string | null; edition: string | undefined },
): Promise<string> => {
  await inTurn(() =>
    keepUpload({
      filmId: placeOf(to.replaces),
      uploadId: '',
      fileName: file.name,
      bytes: file.size,
      modifiedAt: file.lastModified,
      picture: facts?.picture ?? null,
      cropped,
      file,
    }),
  )
  const query = new URLSearchParams()
  if (to.replaces) query.set('replace', to.replaces)
  if (to.edition) query.set('edition', to.edition)
  return `/submit?${query}`
}

/** Whether this tab has it on the screen: then a page loaded anew shows it again; else it is only offered. */
export const isChecking = (replaces: string | null): boolean =>
  sessionStorage.getItem(placeOf(replaces)) !== null
export const noteChecking = (replaces: string | null, checking: boolean): void =>
  checking ? sessionStorage.setItem(placeOf(replaces), '1') : sessionStorage.removeItem(placeOf(replaces))

export const keptPicked = async (replaces: string | null): Promise<Picked | null> => {
  const kept = await keptUpload(placeOf(replaces))
  if (!kept?.file) return null
  const { fileName, modifiedAt: lastModified, cropped } = kept
  return {
    file: new File([kept.file], fileName, { type: kept.file.type, lastModified }),
    facts: null,
    cropped,
  }
}

/** What was chosen earlier and is still here: its name, size and picture. */
export const offeredPicked = (replaces: string | null) => keptUpload(placeOf(replaces))

/** It was sent, or another one is wanted. */
export const dropPicked = (replaces: string | null): Promise<void> => {
  noteChecking(replaces, false)
  return inTurn(() => dropUpload(placeOf(replaces)))
}
