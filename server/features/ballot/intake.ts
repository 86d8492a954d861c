import { setImmediate } from 'node:timers'
import type { Pool } from 'pg'
import type { BallotReceipt } from '#contract/ballot.ts'
import { Refused } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { databaseIsAway } from '#platform/postgres/away.ts'
import { connect } from '#platform/postgres/connect.ts'
import { voterSecret } from './again.ts'
import { type Asked, castBatch, type Outcome } from './batch.ts'

export type Intake = {
  /**
   * Resolves once the ballot is committed. Refuses with the code of what is in its way, and with `busy` when
   * more ballots wait than can be stored soon.
   */
  cast(ballot: Omit<Asked, 'receivedAt'>): Promise<BallotReceipt>
  /** Ends the intake's own connections. */
  close(): Promise<void>
}

export type IntakeLimits = { connections: number; batch: number; waiting: number }
export const usualLimits: IntakeLimits = { connections: 2, batch: 500, waiting: 10_000 }

type Waiting = { asked: Asked; resolve: (receipt: BallotReceipt) => void; reject: (error: unknown) => void }

/**
 * Batches that grow by themselves: whenever a connection is free it takes all that waits, up to a limit, so a
 * lone ballot does not wait and a thousand share one commit. A person has one ballot at most on its way, and
 * so the order in which somebody changes their mind is the order in which it is stored.
 */
export const createIntake = (
  platform: Pick<Platform, 'config' | 'databaseUrl' | 'log' | 'clock'>,
  limits = usualLimits,
): Intake => {
  const { pool, close } = connect(platform.databaseUrl, platform.log, {
    max: limits.connections,
    name: 'ballots',
    pipeline: true,
  })
  const secret = voterSecret(platform)
  let waiting: Waiting[] = []
  let free = limits.connections
  let woken = false
  const onTheirWay = new Set<string>()

  const wake = (): void => {
    if (woken) return
    woken = true
    // everything that this turn of the event loop reads from the sockets shares a batch
    setImmediate(() => {
      woken = false
      start()
    })
  }

  const start = (): void => {
    while (free > 0 && waiting.length > 0) {
      const batch = take()
      if (batch.length === 0) return
      free -= 1
      void answer(pool, batch, secret).finally(() => {
        for (const { asked } of batch) onTheirWay.delete(asked.personId)
        free += 1
        start()
      })
    }
  }

  const take = (): Waiting[] => {
    const batch: Waiting[] = []
    const left: Waiting[] = []
    for (const one of waiting)
      if (batch.length < limits.batch && !onTheirWay.has(one.asked.personId)) {
        onTheirWay.add(one.asked.personId)
        batch.push(one)
      } else left.push(one)
    waiting = left
    return batch
  }

  return {
    cast: (ballot) => {
      if (waiting.length >= limits.waiting) return Promise.reject(new Refused('busy'))
      return new Promise((resolve, reject) => {
        waiting.push({ asked: { ...ballot, receivedAt: platform.clock.now() }, resolve, reject })
        wake()
      })
    },
    close,
  }
}

const answer = async (pool: Pool, batch: readonly Waiting[], secret: string): Promise<void> => {
  try {
    const outcomes = await castBatch(
      pool,
      batch.map(({ asked }) => asked),
      secret,
    )
    for (const [at, { resolve, reject }] of batch.entries()) tell(outcomes[at], resolve, reject)
  } catch (error) {
    // one that the database cannot take does not spoil the others: halves find it
    const half = Math.ceil(batch.length / 2)
    if (batch.length > 1 && !databaseIsAway(error as Error)) {
      await answer(pool, batch.slice(0, half), secret)
      await answer(pool, batch.slice(half), secret)
    } else for (const { reject } of batch) reject(error)
  }
}

const tell = (outcome: Outcome | undefined, resolve: Waiting['resolve'], reject: Waiting['reject']): void =>
  outcome === undefined || outcome instanceof Error ? reject(outcome) : resolve(outcome)
