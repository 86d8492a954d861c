import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { limits } from '#platform/limits.ts'
import { type Door, doorsOf, filledIn } from './contract-fields.ts'
import type { Site } from './harness.ts'
import { hostilePictures } from './hostile-pictures.ts'
import { octets, tus } from './tus.ts'
import { asks, type Festival } from './who-writes.ts'

/** One request that costs its sender little. */
export type Hostile = {
  name: string
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer
}

/** What scanners stumble over when it comes again and again. */
const worstParts = [' ', '{\\', '<script', '&#', 'a\u0301\u0323', '://#', '\n\n', '-->']

/**
 * The worst that somebody who is signed in can send to every address of the API's document: to each text as much of
 * each bad part as the address takes, and more than it takes; bodies that are deep, wide and long; queries; pictures.
 */
export const hostileRequests = async (site: Site, festival: Festival): Promise<Hostile[]> => {
  const document = (await site.app.inject('/api/openapi.json')).json()
  const pictures = Object.entries(await hostilePictures())
  return doorsOf(document).flatMap((door) => [
    ...intoTexts(door, festival),
    ...intoBodies(door, festival),
    ...intoQueries(door, festival),
    ...pictures.flatMap(([name, body]) => intoPictures(door, festival, name, body)),
  ])
}

/** An address of which no two requests hinder each other: who asks, where, and a body that is otherwise taken. */
const askOf = (door: Door, festival: Festival) => {
  const key = `${door.method} ${door.path}`
  const ask = asks[key]
  if (ask) return ask(festival)
  const path = door.path.replace(/:(\w+)/g, (_, name) => idFor(name, door.path, festival))
  return [path.startsWith('/films') ? festival.maker : festival.organiser, path, {}] as const
}

const idFor = (name: string, path: string, { editionId, filmId, awardId }: Festival): string => {
  if (name !== 'id') return name === 'language' ? 'ja' : name === 'role' ? 'press' : randomUUID()
  return path.startsWith('/editions') ? editionId : path.startsWith('/awards') ? awardId : filmId
}

const json = (headers: object) =>
  ({ ...headers, 'content-type': 'application/json' }) as Record<string, string>

const intoTexts = (door: Door, festival: Festival): Hostile[] =>
  door.fields.flatMap(({ path: field, most }) => {
    const end = /[eE]mail$/.test(field.at(-1) ?? '') ? '@example.jp' : ''
    const fitting = worstParts.map((part) => {
      const bytes = Buffer.byteLength(JSON.stringify(part)) - 2
      return part.repeat(Math.min((most - end.length) / part.length, bytesFor(door) / bytes)) + end
    })
    return [...fitting, ' '.repeat(bytesFor(door)), ' '.repeat(1_000_000)].map((text) => {
      const [who, path, body] = askOf(door, festival)
      return {
        name: `${door.method} ${door.path} ${field.join('.')} ${JSON.stringify(text.slice(0, 8))}…, ${text.length}`,
        method: door.method,
        path,
        headers: json(who?.headers ?? {}),
        body: Buffer.from(JSON.stringify(filledIn(body, field, text))),
      }
    })
  })

/** As much as the address takes, less what stands around it. */
const bytesFor = ({ path }: Door): number =>
  (/captions\/|caption-reading/.test(path)
    ? 400_000
    : path === '/editions/:id'
      ? 200_000
      : limits.bodyBytes) - 4000

const intoBodies = (door: Door, festival: Festival): Hostile[] => {
  if (!door.types.includes('application/json')) return []
  const bytes = bytesFor(door)
  const bodies = {
    'deep lists': '['.repeat(bytes / 2) + ']'.repeat(bytes / 2),
    'deep objects': `${'{"a":'.repeat(bytes / 7)}1${'}'.repeat(bytes / 7)}`,
    'many keys': `{${Array.from({ length: bytes / 12 }, (_, n) => `"k${n}":0`).join()}}`,
    'a long list': `[${'0,'.repeat(bytes / 2 - 2)}0]`,
    'what poisons objects': `{"__proto__":{"a":${'['.repeat(bytes / 3)}${']'.repeat(bytes / 3)}}}`,
    'a list in every place': JSON.stringify(
      door.fields.reduce<unknown>(
        (body, field) => filledIn(body, field.path.slice(0, 1), Array(2000).fill({})),
        {},
      ),
    ),
    'no JSON at all': '{"'.repeat(bytes / 2),
  }
  return Object.entries(bodies).map(([name, body]) => {
    const [who, path] = askOf(door, festival)
    return {
      name: `${door.method} ${door.path} ${name}`,
      method: door.method,
      path,
      headers: json(who?.headers ?? {}),
      body: Buffer.from(body),
    }
  })
}

const intoQueries = (door: Door, festival: Festival): Hostile[] =>
  door.queries.flatMap((query) =>
    ['%20', '%7B%5C', ',', '%E3%81%82'].map((part) => {
      const [who, path] = askOf(door, festival)
      return {
        name: `${door.method} ${door.path}?${query}=${part}…`,
        method: door.method,
        path: `${path}?${query}=${part.repeat(10_000 / part.length)}`,
        headers: { ...who?.headers } as Record<string, string>,
        body: Buffer.alloc(0),
      }
    }),
  )

const intoPictures = (door: Door, festival: Festival, name: string, body: Buffer): Hostile[] => {
  if (!door.types.includes('image/jpeg')) return []
  const [who, path] = askOf(door, festival)
  const headers = { ...who?.headers, 'content-type': 'image/jpeg' } as Record<string, string>
  return [{ name: `${door.method} ${door.path} ${name}`, method: door.method, path, headers, body }]
}

/** What somebody who is nobody sends to every address that writes, in so far as it differs. */
export const strangeRequests = async (site: Site, festival: Festival): Promise<Hostile[]> => {
  const document = (await site.app.inject('/api/openapi.json')).json()
  const language = { 'accept-language': 'en' }
  return doorsOf(document)
    .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
    .map((door) => {
      const type = door.types[0] ?? (door.path.startsWith('/uploads') ? octets : 'application/json')
      const headers = {
        ...language,
        ...tus,
        'content-type': type,
        'upload-offset': '0',
        'upload-length': '9',
      }
      const [, path] = askOf(door, festival)
      assert.ok(!path.includes(':'), `${door.path}: say what stands there`)
      return {
        name: `${door.method} ${door.path}`,
        method: door.method,
        path,
        headers,
        body: Buffer.alloc(19_000_000, ' '),
      }
    })
}
