import { setTimeout as sleep } from 'node:timers/promises'
import { type RunningCluster, startCluster } from '#platform/postgres/cluster.ts'

/** The embedded server, started again whenever it ends. `onMove` hears of a new address. */
export type KeptDatabase = { url: string; stop(): Promise<void> }

export async function keepDatabase(
  dataDir: string,
  say: (line: string) => void,
  onMove: (url: string) => void,
): Promise<KeptDatabase> {
  let cluster: RunningCluster = await startCluster(dataDir)
  const { url } = cluster
  let stopping = false
  const living = (async () => {
    for (let last = url; ; ) {
      await cluster.exited
      if (stopping) return
      say('the database stopped; restarting it')
      cluster = await restart(dataDir, say)
      if (stopping) return await cluster.stop()
      if (cluster.url !== last) onMove(cluster.url)
      last = cluster.url
    }
  })()
  return {
    url,
    async stop() {
      stopping = true
      await cluster.stop()
      await living
    },
  }
}

async function restart(dataDir: string, say: (line: string) => void): Promise<RunningCluster> {
  for (let waitMs = 200; ; waitMs = Math.min(10_000, waitMs * 2)) {
    try {
      return await startCluster(dataDir)
    } catch (error) {
      say((error as Error).message)
      await sleep(waitMs)
    }
  }
}
