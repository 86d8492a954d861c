/** So many keys at most are looked up by one query. */
const most = 500

type Waiting<V> = { key: string; resolve: (value: V | undefined) => void; reject: (error: unknown) => void }

/**
 * Looks keys up one batch at a time: whoever asks while a query is out waits for the next one, so that batches
 * grow with the load by themselves and a lone request does not wait at all.
 */
export const batched = <V>(find: (keys: string[]) => Promise<Map<string, V>>) => {
  let waiting: Waiting<V>[] = []
  let out = false

  const next = async (): Promise<void> => {
    out = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const found = await find([...new Set(batch.map(({ key }) => key))])
        for (const { key, resolve } of batch) resolve(found.get(key))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    out = false
  }

  return (key: string): Promise<V | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      if (!out) void next()
    })
}
