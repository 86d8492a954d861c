import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import type { Hostile } from '#test/hostile-load.ts'

/** Sends requests, a few at a time, in a thread of its own: what it costs to send them keeps nobody waiting. */
const { port, requests, atOnce } = workerData as { port: number; requests: Hostile[]; atOnce: number }
const agent = new Agent({ keepAlive: true })
const left = requests.values()

const send = ({ method, path, headers, body }: Hostile): Promise<void> =>
  new Promise((resolve) => {
    const length = { 'content-length': body.length }
    const sent = request({ port, agent, method, path: `/api${path}`, headers: { ...headers, ...length } })
    sent.once('response', (answer) => {
      answer.resume()
      answer.once('close', resolve)
    })
    // who is refused before the end may be cut off while they send
    sent.once('error', () => resolve())
    sent.end(body)
  })

await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (const one of left) {
      parentPort?.postMessage(one.name)
      await send(one)
    }
  }),
)
agent.destroy()
parentPort?.postMessage(null)
