import type { Platform } from '#platform/platform.ts'
import type { Task } from './standing.ts'

/** Distinguishes these advisory locks from others of the same database. */
const lockSpace = 5_055_004

/**
 * The right to work on a film, held until disposed; null while another run holds it. Two runs of one film would
 * write over each other's pieces, so even a job that was handed out twice is worked on once. A killed process
 * loses its claim together with its connection.
 */
export async function claimFilm(
  { pool }: Pick<Platform, 'pool'>,
  { filmId }: Task,
): Promise<AsyncDisposable | null> {
  const client = await pool.connect()
  const key = [lockSpace, filmId]
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as mine',
      key,
    )
    if (!rows[0]?.mine) {
      client.release()
      return null
    }
  } catch (error) {
    client.release(true)
    throw error
  }
  return {
    async [Symbol.asyncDispose]() {
      await client.query('select pg_advisory_unlock($1, hashtext($2))', key).then(
        () => client.release(),
        // a connection that broke has let go by itself
        () => client.release(true),
      )
    },
  }
}
