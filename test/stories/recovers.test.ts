import { test } from 'node:test'
import { eventually, startProgram } from './program.ts'

const isWell = async (url: string) => (await fetch(`${url}/api/health`)).ok

test('the site comes back by itself after its database was killed', async () => {
  await using program = await startProgram()
  const before = program.pidOf('postgres')
  program.kill('postgres')
  await eventually(
    'the database is back',
    async () => program.pidOf('postgres') !== before && (await isWell(program.url)),
  )
})

test('a killed web or work process is started again', async () => {
  await using program = await startProgram()
  for (const part of ['web', 'work'] as const) {
    const before = program.pidOf(part)
    program.kill(part)
    await eventually(`${part} runs again`, async () => program.pidOf(part) !== before)
  }
  await eventually('it serves', async () => await isWell(program.url))
})

test('a job of a killed worker is taken up by the next within seconds', async () => {
  await using program = await startProgram()
  const { pool } = program.platform
  // What a worker that is gone has left: locked for four hours as far as the queue itself knows.
  await pool.query(
    `select graphile_worker.add_job('event', json_build_object('eventId', uuidv7(), 'handler', 'film.publish-when-ready'), run_at => now() + interval '1 hour', job_key => 'held')`,
  )
  await pool.query(
    `update graphile_worker._private_jobs set locked_by = 'worker-gone', locked_at = now(), run_at = now() where key = 'held'`,
  )
  await eventually(
    'the job is done',
    async () => (await pool.query(`select from graphile_worker._private_jobs`)).rowCount === 0,
    20_000,
  )
})
