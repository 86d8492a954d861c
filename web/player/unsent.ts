import { mostStretches } from '#contract/plain/viewing.ts'
import type { Stretch } from '#contract/viewing.ts'
import { call, Refused } from '../call.ts'
import { newId } from '../new-id.ts'

/** What was watched while there was no line: kept on this device until the server has it. */
type Unsent = { filmId: string; begunAt: number; stretches: Stretch[]; atMs: number }
const key = 'unsent-watching'
/** Older than this no time is saved for it any more. */
const longestMs = 5 * 60_000
const most = 20

const read = (): Unsent[] => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]')
  } catch {
    return []
  }
}
let kept = read()
const write = (all: Unsent[]) => {
  kept = all
  try {
    if (all.length > 0) localStorage.setItem(key, JSON.stringify(all))
    else localStorage.removeItem(key)
  } catch {
    // kept as long as the page is open
  }
}

/** Keeps the stretches of a film that the server could not be told of. */
export const keepUnsent = (one: Unsent): void => {
  if (one.stretches.length > 0) write([...kept, one].slice(-most))
}

/** Whether an answer means that nothing has arrived, so that it is to be sent again. */
export const passes = (error: unknown): boolean =>
  !(error instanceof Refused) || error.status === 0 || error.status >= 500 || error.status === 429

let sending: Promise<void> | null = null

/** Tells the server of what is kept, in the order in which it was watched. */
export const sendUnsent = (): Promise<void> => {
  sending ??= deliver().finally(() => {
    sending = null
  })
  return sending
}

const deliver = async (): Promise<void> => {
  for (let one = kept[0]; one; one = kept[0]) {
    const begunAgoMs = Date.now() - one.begunAt
    try {
      if (begunAgoMs >= 0 && begunAgoMs < longestMs) await tell(one, begunAgoMs)
    } catch (error) {
      if (passes(error)) return
    }
    write(kept.filter((other) => other !== one))
  }
}

const tell = async ({ filmId, stretches, atMs }: Unsent, begunAgoMs: number) => {
  const { id } = await call('PUT /viewings/:id', { params: { id: newId() }, body: { filmId, begunAgoMs } })
  await call('POST /viewings/:id/heartbeats', {
    params: { id },
    body: { stretches: stretches.slice(-mostStretches), atMs },
  })
}

addEventListener('online', () => void sendUnsent())
