import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Site } from './harness.ts'
import type { SignedInPerson } from './sign-in.ts'

export type Answer = Awaited<ReturnType<Site['app']['inject']>>
export const tus = { 'tus-resumable': '1.0.0' }
export const octets = 'application/offset+octet-stream'

export const create = (
  site: Site,
  maker: SignedInPerson,
  ids: { id: string; filmId: string; length: number | string; fileName?: string },
): Promise<Answer> => {
  const metadata = Object.entries({ id: ids.id, film: ids.filmId, filename: ids.fileName ?? '雲.mov' })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')
  const headers = {
    ...maker.headers,
    ...tus,
    'upload-length': String(ids.length),
    'upload-metadata': metadata,
  }
  return site.app.inject({ method: 'POST', url: '/api/uploads', headers })
}

export const created = async (
  site: Site,
  maker: SignedInPerson,
  length: number | string,
): Promise<Answer> => {
  const filmId = randomUUID()
  await site.app.inject({
    method: 'POST',
    url: '/api/films',
    headers: maker.headers,
    payload: { id: filmId },
  })
  return await create(site, maker, { id: randomUUID(), filmId, length })
}

export const begin = async (site: Site, maker: SignedInPerson, length: number) => {
  const filmId = randomUUID()
  const id = randomUUID()
  const film = await site.app.inject({
    method: 'POST',
    url: '/api/films',
    headers: maker.headers,
    payload: { id: filmId },
  })
  assert.equal(film.statusCode, 200, film.body)
  const made = await create(site, maker, { id, filmId, length })
  assert.deepEqual([made.statusCode, made.headers.location], [201, `/api/uploads/${id}`], made.body)
  return { filmId, id }
}

export const patch = (
  site: Site,
  maker: SignedInPerson,
  id: string,
  offset: number,
  payload: Buffer,
): Promise<Answer> =>
  site.app.inject({
    method: 'PATCH',
    url: `/api/uploads/${id}`,
    headers: { ...maker.headers, ...tus, 'upload-offset': String(offset), 'content-type': octets },
    payload,
  })

export const head = (site: Site, maker: SignedInPerson, id: string): Promise<Answer> =>
  site.app.inject({ method: 'HEAD', url: `/api/uploads/${id}`, headers: { ...maker.headers, ...tus } })
