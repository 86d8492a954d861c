import { setImmediate } from 'node:timers/promises'
import type { Platform } from '#platform/platform.ts'

type Pool = Platform['pool']

/**
 * Lets nobody write a table while `act` runs: whoever wants to stands still in the middle of its transaction, so
 * that a test chooses what happens meanwhile. Reading goes on.
 */
export const whileNobodyWrites = async <T>(pool: Pool, table: string, act: () => Promise<T>): Promise<T> => {
  const holder = await pool.connect()
  try {
    await holder.query(`begin; lock table ${table} in exclusive mode`)
    return await act()
  } finally {
    await holder.query('rollback')
    holder.release()
  }
}

/** Holds rows while `act` runs, without changing them: whoever wants to lock or change one of them stands still. */
export const whileRowsAreHeld = async <T>(pool: Pool, table: string, act: () => Promise<T>): Promise<T> => {
  const holder = await pool.connect()
  try {
    await holder.query(`begin; select from ${table} for update`)
    return await act()
  } finally {
    await holder.query('rollback')
    holder.release()
  }
}

/** Resolves as soon as so many transactions of this database stand still before a lock, of one kind if told. */
export const standingStill = async (pool: Pool, count: number, kind = '%'): Promise<void> => {
  for (;;) {
    const { rows } = await pool.query<{ waiting: number }>(
      `select count(distinct pid)::int as waiting from pg_locks
       where not granted and locktype like $1 and pid in
         (select pid from pg_stat_activity where datname = current_database())`,
      [kind],
    )
    if ((rows[0]?.waiting ?? 0) >= count) return
    await setImmediate()
  }
}
