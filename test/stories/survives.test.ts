import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { FilmDraft } from '#contract/film.ts'
import { addPerson } from '#features/account/account.ts'
import { verify } from '#server/cli/backup/verify.ts'
import { plantVoting, watch } from '#test/voting.ts'
import { draw } from '../drawn.ts'
import { eventually, type Program, startProgram } from './program.ts'

test('uploads and preparations survive the killing of every process, byte for byte and once', async () => {
  await using program = await startProgram()
  const bytes = filmFile()
  const maker = await tokenOf(program, 'maker@example.org')
  const films = await Promise.all([1, 2].map(() => begin(program, maker, bytes.length)))

  const killer = kills(
    program,
    new Map([
      [3, 'web'],
      [7, 'postgres'],
      [11, 'web'],
    ]),
  )
  await Promise.all(films.map((film) => upload(program, maker, film, bytes, killer)))
  assert.deepEqual(killer.left(), [])

  await eventually('a preparation is under way', async () => (await states(program)).includes('working'))
  program.kill('work')
  await eventually('a film is watchable', async () =>
    (await states(program)).some((state) => state === 'watchable' || state === 'complete'),
  )
  program.kill('work')
  program.kill('postgres')
  await eventually(
    'both are complete',
    async () => (await states(program)).every((state) => state === 'complete'),
    240_000,
  )

  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { pool } = program.platform
  for (const { filmId } of films) {
    const draft = (await ask(program, maker, `/api/films/${filmId}/draft`)) as FilmDraft
    assert.equal(draft.original?.bytes, bytes.length)
    const original = await pool.query('select hash from original where film_id = $1', [filmId])
    assert.deepEqual(original.rows, [{ hash: sha256 }])
    const received = await pool.query(`select from event where subject_id = $1 and kind = 'film.received'`, [
      filmId,
    ])
    assert.equal(received.rowCount, 1)
    assert.ok(draft.film.media.master, 'a complete film can be played')
    assert.match(await text(new URL(draft.film.media.master, program.url)), /#EXT-X-STREAM-INF/)
  }
  const doubled = await pool.query('select film_id, name from rendition group by 1, 2 having count(*) > 1')
  assert.equal(doubled.rowCount, 0)
  assert.deepEqual(await verify(program.platform), [])
})

test('in a burst of ballots every acknowledged one is stored once, whatever is killed', async () => {
  await using program = await startProgram()
  const { filmIds } = await plantVoting(program.platform, { films: 5 })
  const voters = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const person = await addPerson(program.platform, {
        email: `voter${n}@example.org`,
        token: 'burst',
        birthDate: '1990-04-30',
      })
      await watch(program.platform, person.id, ...filmIds)
      return { authorization: `Bearer ${person.secret}` }
    }),
  )
  const killer = kills(
    program,
    new Map([
      [15, 'postgres'],
      [45, 'web'],
      [75, 'postgres'],
    ]),
  )
  const wanted = voters.flatMap((voter) =>
    filmIds.map((filmId) => ({ voter, filmId, ballotId: randomUUID() })),
  )
  await Promise.all(
    voters.map(async (voter) => {
      for (const ballot of wanted.filter((one) => one.voter === voter)) {
        await eventually(`a ballot is acknowledged`, () => cast(program, ballot))
        killer.acknowledged()
      }
    }),
  )
  assert.deepEqual(killer.left(), [])
  const stored = await program.platform.pool.query<{ id: string; film_id: string; mark: number }>(
    'select id, film_id, mark from ballot order by id',
  )
  const expected = wanted.map(({ ballotId, filmId }) => ({ id: ballotId, film_id: filmId, mark: 4 }))
  assert.deepEqual(
    stored.rows,
    expected.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  )
  const voterRows = await program.platform.pool.query('select from voter')
  assert.equal(voterRows.rowCount, voters.length)
})

/** Kills a process when the given number of acknowledgements has been reached. */
function kills(program: Program, at: Map<number, 'web' | 'work' | 'postgres'>) {
  let count = 0
  return {
    acknowledged() {
      const part = at.get(++count)
      if (!part) return
      at.delete(count)
      program.kill(part)
    },
    left: () => [...at.values()],
  }
}

/** Four seconds with sound, noisy enough to be cut into a dozen chunks. */
function filmFile(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-film-'))
  const file = join(folder, 'film.mp4')
  const source = 'testsrc2=size=360x640:rate=30:duration=4,noise=alls=30:allf=t'
  draw(file, [
    ...['-f', 'lavfi', '-i', source, '-f', 'lavfi', '-i', 'sine=frequency=330:duration=4'],
    ...['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac'],
  ])
  const bytes = readFileSync(file)
  rmSync(folder, { recursive: true })
  return bytes
}

type Headers = { authorization: string }
type Begun = { filmId: string; id: string }
const tus = { 'tus-resumable': '1.0.0' }

async function tokenOf({ platform }: Program, email: string): Promise<Headers> {
  const { secret } = await addPerson(platform, { email, birthDate: '1990-01-01', token: 'story' })
  return { authorization: `Bearer ${secret}` }
}

async function begin({ url }: Program, maker: Headers, length: number): Promise<Begun> {
  const [filmId, id] = [randomUUID(), randomUUID()]
  const film = await fetch(`${url}/api/films`, {
    method: 'POST',
    headers: { ...maker, 'content-type': 'application/json' },
    body: JSON.stringify({ id: filmId, title: { original: '縦' } }),
  })
  assert.equal(film.status, 200, await film.text())
  const metadata = Object.entries({ id, film: filmId, filename: 'film.mp4' }).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  )
  const made = await fetch(`${url}/api/uploads`, {
    method: 'POST',
    headers: { ...maker, ...tus, 'upload-length': String(length), 'upload-metadata': metadata.join() },
  })
  assert.equal(made.status, 201, await made.text())
  return { filmId, id }
}

/** As a phone does: asks how much has arrived and goes on there, until everything has. */
async function upload(
  program: Program,
  maker: Headers,
  { id }: Begun,
  bytes: Buffer,
  killer: { acknowledged(): void },
): Promise<void> {
  const chunk = Math.ceil(bytes.length / 10)
  let acknowledged = 0
  while (acknowledged < bytes.length) {
    const offset = await eventually('the upload answers', () => offsetOf(program, maker, id))
    assert.ok(offset >= acknowledged, `${offset} bytes are left of ${acknowledged} acknowledged ones`)
    const answer = await fetch(`${program.url}/api/uploads/${id}`, {
      method: 'PATCH',
      headers: {
        ...maker,
        ...tus,
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(bytes.subarray(offset, offset + chunk)),
    }).catch(() => undefined)
    if (answer?.status !== 204) continue
    acknowledged = Number(answer.headers.get('upload-offset'))
    killer.acknowledged()
  }
}

async function offsetOf({ url }: Program, maker: Headers, id: string): Promise<number | undefined> {
  const answer = await fetch(`${url}/api/uploads/${id}`, { method: 'HEAD', headers: { ...maker, ...tus } })
  return answer.ok ? Number(answer.headers.get('upload-offset')) : undefined
}

async function cast(
  { url }: Program,
  { voter, filmId, ballotId }: { voter: Headers; filmId: string; ballotId: string },
): Promise<boolean> {
  const answer = await fetch(`${url}/api/films/${filmId}/ballots/${ballotId}`, {
    method: 'PUT',
    headers: { ...voter, 'content-type': 'application/json' },
    body: JSON.stringify({ mark: 4 }),
  })
  assert.ok(answer.ok || answer.status >= 500 || answer.status === 429, `refused: ${answer.status}`)
  return answer.ok
}

async function states({ platform }: Program): Promise<string[]> {
  return (await platform.pool.query<{ state: string }>('select state from preparation')).rows.map(
    ({ state }) => state,
  )
}

/** Asks again while the database is said to be away. */
async function ask({ url }: Program, headers: Headers, path: string): Promise<unknown> {
  const answer = await eventually(`${path} answers`, async () => {
    const one = await fetch(url + path, { headers })
    return one.status !== 503 && one
  })
  assert.equal(answer.status, 200, path)
  return await answer.json()
}

async function text(url: URL): Promise<string> {
  const answer = await eventually(`${url.pathname} answers`, async () => {
    const one = await fetch(url)
    return one.status !== 503 && one
  })
  assert.equal(answer.status, 200, url.pathname)
  return await answer.text()
}
