import { percentile } from './report.ts'

/** The machine for which absolute goals are written answers one small query over HTTP within this, 99 times of 100. */
export const goalMs = 2.5

/**
 * How fast this machine is now: the slowest hundredth of requests with one small query, asked one after another of
 * the server under test while nothing else is asked of it, in milliseconds.
 */
export async function oneQueryP99(address: string, rounds = 1000): Promise<number> {
  const took: number[] = []
  for (let round = -100; round < rounds; round++) {
    const started = performance.now()
    const reply = await fetch(`${address}/api/health`)
    await reply.arrayBuffer()
    if (!reply.ok) throw new Error(`/api/health answered ${reply.status}`)
    if (round >= 0) took.push(performance.now() - started)
  }
  return percentile(took, 0.99)
}
