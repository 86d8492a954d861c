import { signal } from '@preact/signals'
import type { BallotReceipt } from '#contract/ballot.ts'
import { loadMe } from '../account/session.ts'
import { call, Refused, unreachable } from '../call.ts'
import { newId } from '../new-id.ts'

/** A ballot on its way: it is written down here before it is sent, and stays until the server has answered. */
export type Kept = {
  ballotId: string
  filmId: string
  editionId: string
  mark: number
  /** Whose it is: another person who signs in at this browser does not send it. */
  personId: string
}

const place = 'kept-ballots'
const read = (): Kept[] => {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as Kept[]
  } catch {
    return []
  }
}

/** Ballots that the server has not confirmed yet, one a film. */
export const kept = signal<readonly Kept[]>(read())
const write = (all: readonly Kept[]) => {
  kept.value = all
  try {
    if (all.length > 0) localStorage.setItem(place, JSON.stringify(all))
    else localStorage.removeItem(place)
  } catch {
    // without storage it is kept as long as the page is open
  }
}

/**
 * Sends a ballot. A receipt once the server has it; 'kept' when it could not be reached and will be tried again.
 * Throws the refusal when the server does not take it.
 */
export const send = async (ballot: Omit<Kept, 'ballotId'>): Promise<BallotReceipt | 'kept'> => {
  const one = { ...ballot, ballotId: newId() }
  write([...read().filter(({ filmId }) => filmId !== one.filmId), one])
  return await deliver(one)
}

const deliver = async (one: Kept): Promise<BallotReceipt | 'kept'> => {
  const { filmId, ballotId, editionId, mark } = one
  try {
    const receipt = await call('PUT /films/:id/ballots/:ballotId', {
      params: { id: filmId, ballotId },
      query: { edition: editionId },
      body: { mark },
      keepalive: true,
    })
    forget(one)
    received.value = receipt
    return receipt
  } catch (error) {
    if (error instanceof Refused && isPassing(error)) {
      again()
      return 'kept'
    }
    forget(one)
    throw error
  }
}

/** The receipt that came last, also for a ballot that was delivered later. */
export const received = signal<BallotReceipt | null>(null)

const forget = ({ ballotId }: Kept) => write(read().filter((other) => other.ballotId !== ballotId))
const isPassing = ({ code, status }: Refused) => code === unreachable || status >= 500 || status === 429

let waitMs = 4000
let timer: ReturnType<typeof setTimeout> | undefined
const again = () => {
  clearTimeout(timer)
  timer = setTimeout(() => void flush(), waitMs)
  waitMs = Math.min(waitMs * 2, 60_000)
}

/** Delivers what is kept; the id of each is the same as before, so nothing is counted twice. */
const flush = async (): Promise<void> => {
  if (read().length === 0) return
  const me = await loadMe().catch(() => null)
  for (const one of read().filter(({ personId }) => personId === me?.id))
    if ((await deliver(one).catch(() => null)) === 'kept') return
  waitMs = 4000
}

addEventListener('online', () => void flush())
void flush()
