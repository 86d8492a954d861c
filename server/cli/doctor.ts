import { statfs } from 'node:fs/promises'
import { createConnection } from 'node:net'
import pg from 'pg'
import { isTimeZone, zoneOf } from '#features/edition/edition.ts'
import type { Config } from '#platform/config.ts'
import { describeSandbox, probeSandbox } from '#platform/ffmpeg/sandbox.ts'
import { runningUrl } from '#platform/postgres/cluster.ts'
import { migrations } from '#platform/postgres/migrate.ts'
import { hasJapaneseFont, missingForFilms, versionOf } from './programs.ts'

/** One thing looked at: in order, worth knowing, or in the way. */
export type Finding = { state: 'fine' | 'note' | 'wrong'; about: string; sentence: string }

const gigabyte = 1024 ** 3

/** Looks at everything that the festival needs and says in words what is missing or misconfigured. */
export async function examine(config: Config): Promise<Finding[]> {
  const checks = [films, sandbox, fonts, disk, database, mail, publicUrl, secret]
  return (await Promise.all(checks.map((check) => check(config)))).flat()
}

/** Prints the findings; the exit status is 1 when something is in the way. */
export async function doctor(config: Config): Promise<void> {
  const signs = { fine: '✓', note: '·', wrong: '✗' }
  const findings = await examine(config)
  for (const { state, about, sentence } of findings)
    console.log(`  ${signs[state]} ${about.padEnd(12)} ${sentence}`)
  if (findings.some(({ state }) => state === 'wrong')) process.exitCode = 1
}

async function films(): Promise<Finding[]> {
  const missing = missingForFilms().map((sentence): Finding => ({ state: 'wrong', about: 'films', sentence }))
  return missing.length > 0
    ? missing
    : [fine('films', `ffmpeg ${versionOf('ffmpeg')} has every encoder and filter that is needed.`)]
}

async function sandbox(): Promise<Finding[]> {
  const { confinement, limits } = probeSandbox()
  const told = describeSandbox[confinement]
  const better = confinement === 'bubblewrap' ? '' : ' Install bubblewrap and allow user namespaces.'
  const unlimited = limits
    ? []
    : [note('sandbox', 'prlimit is missing, so films are processed with a time limit only.')]
  return [confinement === 'bubblewrap' ? fine('sandbox', told) : note('sandbox', told + better), ...unlimited]
}

async function fonts(): Promise<Finding[]> {
  return hasJapaneseFont()
    ? [fine('fonts', 'A Japanese font is installed.')]
    : [
        note(
          'fonts',
          'No Japanese font is installed, so Japanese text shows as boxes in the demo’s films. Install fonts-noto-cjk.',
        ),
      ]
}

async function disk({ dataDir }: Config): Promise<Finding[]> {
  try {
    const { bavail, bsize } = await statfs(dataDir)
    const free = (bavail * bsize) / gigabyte
    const sentence = `${free.toFixed(1)} GB free in ${dataDir}.`
    if (free < 2) return [wrong('disk', `${sentence} Uploads will soon be refused.`)]
    return [
      free < 20
        ? note('disk', `${sentence} A festival of 500 films needs about 100 GB.`)
        : fine('disk', sentence),
    ]
  } catch {
    return [note('disk', `${dataDir} doesn’t exist yet. bin/up creates it.`)]
  }
}

async function database(config: Config): Promise<Finding[]> {
  const url = config.databaseUrl ?? runningUrl(config.dataDir)
  if (!url) return [note('database', 'The embedded database isn’t running. bin/up starts it.')]
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return [
      ...(await version(client)),
      await clock(client),
      await upToDate(client),
      ...(await zones(client)),
      ...(await letters(client)),
    ]
  } catch (error) {
    return [wrong('database', `The database does not answer: ${(error as Error).message}`)]
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function version(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
       current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  )
  const { version, encoding, fsync, commit } = rows[0]
  const found: Finding[] = []
  if (version < 180000)
    found.push(wrong('database', `PostgreSQL 18 is needed, this is version ${Math.floor(version / 10000)}.`))
  if (encoding !== 'UTF8')
    found.push(wrong('database', `The database encoding is ${encoding}. It has to be UTF8.`))
  if (fsync !== 'on' || commit === 'off')
    found.push(wrong('database', 'A power cut would lose votes. Turn on fsync and synchronous_commit.'))
  return found.length > 0
    ? found
    : [
        fine(
          'database',
          `PostgreSQL ${Math.floor(version / 10000)} answers, and keeps what it has acknowledged.`,
        ),
      ]
}

async function clock(client: pg.Client): Promise<Finding> {
  const before = Date.now()
  const { rows } = await client.query('select clock_timestamp() as at')
  const apart = Math.abs(rows[0].at.getTime() - (before + Date.now()) / 2)
  if (apart > 1_000)
    return wrong(
      'clock',
      `The clocks of this machine and the database are ${(apart / 1000).toFixed(1)} s apart, so deadlines would differ. Run an NTP client on both.`,
    )
  return fine('clock', `${new Date().toISOString()}, within ${Math.round(apart)} ms of the database.`)
}

async function upToDate(client: pg.Client): Promise<Finding> {
  const { rows } = await client
    .query<{ name: string }>('select name from migration')
    .catch(() => ({ rows: [] as { name: string }[] }))
  const ran = new Set(rows.map(({ name }) => name))
  const missing = migrations().filter(({ name }) => !ran.has(name))
  return missing.length > 0
    ? wrong('database', `${missing.length} migrations haven’t run yet. Run: bin/verticale migrate`)
    : fine('database', `All ${ran.size} migrations have run.`)
}

/** Editions whose zone has no name that everybody knows, and zones that this database does not know. */
async function zones(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client
    .query<{ slug: string; zone: string; known: boolean }>(
      `select slug, time_zone as zone,
         exists (select from pg_timezone_names where name = time_zone) as known from edition order by slug`,
    )
    .catch(() => ({ rows: [] }))
  return rows.flatMap(({ slug, zone, known }) => {
    if (!isTimeZone(zone))
      return wrong(
        'time zones',
        `The edition ${slug} is in the zone ${zone}, which not every browser knows. Its times are shown in ${zoneOf(zone)}. Choose another time zone in its settings.`,
      )
    return known
      ? []
      : note(
          'time zones',
          `The database doesn’t know ${zone}, the time zone of the edition ${slug}. Update its time zone data.`,
        )
  })
}

/** Letters of the last days that the mail server does not take: an address that is wrong, or a server that is. */
async function letters(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client
    .query<{ lost: number; sent: number }>(
      `select count(*) filter (where given_up_at is not null)::int as lost,
         count(*) filter (where sent_at is not null)::int as sent from mail`,
    )
    .catch(() => ({ rows: [] }))
  const { lost = 0, sent = 0 } = rows[0] ?? {}
  if (lost === 0) return []
  const sentence = `The mail server has given back ${lost} of ${lost + sent} letters of the last seven days; each edition's console shows whose.`
  return [lost > sent ? wrong('letters', sentence) : note('letters', sentence)]
}

async function mail({ smtpUrl, mailFrom }: Config): Promise<Finding[]> {
  if (!smtpUrl)
    return [note('mail', 'SMTP_URL isn’t set, so no email is sent. Sign-in codes are on the outbox page.')]
  if (mailFrom.includes('@localhost'))
    return [wrong('mail', 'MAIL_FROM isn’t set. Emails would come from localhost and be refused.')]
  const { hostname, port, protocol } = new URL(smtpUrl)
  const reached = await reaches(hostname, Number(port) || (protocol === 'smtps:' ? 465 : 587))
  return [
    reached
      ? fine('mail', `${hostname} answers.`)
      : wrong('mail', `The mail server ${hostname} does not answer.`),
  ]
}

async function publicUrl({ publicUrl, host }: Config): Promise<Finding[]> {
  const { protocol, hostname } = new URL(publicUrl)
  const local = hostname === 'localhost' || hostname === '127.0.0.1'
  if (local)
    return [
      note(
        'public URL',
        `${publicUrl} works on this machine only. Set PUBLIC_URL to the address that phones use.`,
      ),
    ]
  if (protocol !== 'https:')
    return [wrong('public URL', `${publicUrl} isn’t https, so phones allow neither the camera nor passkeys.`)]
  return [fine('public URL', `${publicUrl}, listening on ${host}.`)]
}

async function secret({ databaseUrl }: Config): Promise<Finding[]> {
  if (databaseUrl && !process.env.SECRET)
    return [
      wrong('secret', 'DATABASE_URL is set but SECRET isn’t. Every machine would sign with its own secret.'),
    ]
  return [fine('secret', 'Sessions and media links are signed with a lasting secret.')]
}

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 5_000 })
    const answer = (reached: boolean) => {
      socket.destroy()
      resolve(reached)
    }
    socket
      .once('connect', () => answer(true))
      .once('error', () => answer(false))
      .once('timeout', () => answer(false))
  })
}

const fine = (about: string, sentence: string): Finding => ({ state: 'fine', about, sentence })
const note = (about: string, sentence: string): Finding => ({ state: 'note', about, sentence })
const wrong = (about: string, sentence: string): Finding => ({ state: 'wrong', about, sentence })
