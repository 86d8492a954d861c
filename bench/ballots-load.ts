import { randomUUID } from 'node:crypto'
import { load } from './http-load.ts'

export type Job =
  | { kind: 'plant'; filmIds: string[]; cookies: string[]; port: number }
  | { kind: 'empty' | 'ballots'; forMs: number; warmUpMs: number; connections: number; rate?: number }

/** The people who vote, in a process of their own. Every ballot is of another voter and film than all before. */
let planted = { filmIds: [] as string[], cookies: [] as string[], port: 0 }
let cast = 0

process.on('message', async (job: Job) => {
  if (job.kind === 'plant') {
    planted = job
    process.send?.({ ready: true })
    return
  }
  const request = job.kind === 'empty' ? emptyPost : ballot
  process.send?.(await load({ ...job, port: planted.port, request }))
})

const body = '{"mark":4}'
const head = (line: string, cookie: string) =>
  `${line} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`

const ballot = (): string => {
  const { filmIds, cookies } = planted
  const [voter, film] = [cast % cookies.length, Math.floor(cast / cookies.length)]
  cast += 1
  if (film >= filmIds.length) throw new Error('Every voter has voted for every film: plant more.')
  return head(`PUT /api/films/${filmIds[film]}/ballots/${randomUUID()}`, cookies[voter] ?? '')
}

// the same length as a ballot's, address and cookie included
const padding = `?${'x'.repeat('/api/films//ballots/'.length + 72 - '/api/empty?'.length)}`
const emptyPost = (): string => head(`POST /api/empty${padding}`, planted.cookies[0] ?? '')
