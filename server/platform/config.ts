import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { unsafePorts } from './unsafe-ports.ts'
import { createFile } from './whole-file.ts'

/** The parts of the program that one process can play: HTTP, jobs, or the realtime door alone. */
export const roles = ['web', 'work', 'live'] as const
export type Role = (typeof roles)[number]

/** Everything that differs between two installations. Nothing else reads the environment. */
export type Config = {
  dataDir: string
  host: string
  port: number
  /** Address that browsers see, without a trailing slash. */
  publicUrl: string
  /** null: the embedded server below `dataDir`. */
  databaseUrl: string | null
  /** null: the folder `media` below `dataDir`; else `s3://bucket?endpoint=…`. */
  storageUrl: string | null
  /** null: mails stay readable in the operator's outbox. */
  smtpUrl: string | null
  mailFrom: string
  /** Where people reach whoever runs this installation, as they read it; null: nowhere but through an edition's page. */
  contact: string | null
  /**
   * What of a minor's film is shown to the guardian again before it is public: nothing (the guardian is told of every
   * change), a new file, or new words too.
   */
  guardianSees: 'nothing' | 'file' | 'all'
  roles: ReadonlySet<Role>
  /** Signs sessions, grants and daily digests; the same on every machine of one installation. */
  secret: string
  logLevel: string
  prettyLog: boolean
  /** Number of jobs that one `work` process runs at the same time. */
  concurrency: number
  /** So many reverse proxies stand in front: as many of the last addresses in what they forward are theirs to tell. */
  trustProxy: number
  /** Client id and secret per social sign-in that the operator has configured. */
  social: Partial<Record<'line' | 'google' | 'apple' | 'tiktok', { clientId: string; clientSecret: string }>>
}

export type Environment = Record<string, string | undefined>

/** Flags of the command line win over the environment. */
export type Flags = Partial<Record<'data' | 'host' | 'port' | 'roles', string>>

/** Reads the configuration. Throws one plain sentence when a value cannot be meant. */
export function loadConfig(env: Environment = process.env, flags: Flags = {}): Config {
  const dataDir = resolve(flags.data ?? env.DATA_DIR ?? join(import.meta.dirname, '../../var'))
  const host = flags.host ?? env.HOST ?? '127.0.0.1'
  const port = portOf(flags.port ?? env.PORT ?? '5055')
  return {
    dataDir,
    host,
    port,
    publicUrl: addressOf(env.PUBLIC_URL ?? `http://localhost:${port}`),
    databaseUrl: env.DATABASE_URL || null,
    storageUrl: env.STORAGE_URL || null,
    smtpUrl: env.SMTP_URL || null,
    mailFrom: env.MAIL_FROM ?? 'Verticale <festival@localhost>',
    contact: env.CONTACT?.trim() || null,
    guardianSees: guardianSeesOf(env.GUARDIAN_SEES ?? 'file'),
    roles: rolesOf(flags.roles ?? env.ROLES ?? 'web,work'),
    secret: env.SECRET || rememberedSecret(dataDir),
    logLevel: env.LOG_LEVEL ?? 'info',
    prettyLog: env.LOG_FORMAT ? env.LOG_FORMAT === 'pretty' : Boolean(process.stdout.isTTY),
    concurrency: countOf(env.CONCURRENCY ?? '2'),
    trustProxy: proxiesOf(env.TRUST_PROXY ?? ''),
    social: socialOf(env),
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`"${text}" is not a port number (1 to 65535).`)
  return port
}

function countOf(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`CONCURRENCY must be a whole number from 1, not "${text}".`)
  return count
}

function proxiesOf(text: string): number {
  const count = text === 'true' ? 1 : text === 'false' ? 0 : Number(text)
  if (!Number.isInteger(count) || count < 0)
    throw new Error(`TRUST_PROXY must be the number of proxies in front, not "${text}".`)
  return count
}

function addressOf(text: string): string {
  if (!URL.canParse(text))
    throw new Error(`PUBLIC_URL must be a full address such as https://example.org, not "${text}".`)
  if (text.endsWith('/')) return addressOf(text.slice(0, -1))
  const { port } = new URL(text)
  if (unsafePorts.has(Number(port)))
    throw new Error(`Every browser refuses to open port ${port}: choose another, for example --port 5055.`)
  return text
}

function rolesOf(text: string): ReadonlySet<Role> {
  const named = new Set(
    text.split(',').map((name) => {
      const role = roles.find((known) => known === name.trim())
      if (!role) throw new Error(`"${name}" is not a role; the roles are ${roles.join(', ')}.`)
      return role
    }),
  )
  if (named.has('web') && named.has('live'))
    throw new Error('The role web opens the realtime door too; live is for a process and a port of its own.')
  return named
}

function guardianSeesOf(text: string): Config['guardianSees'] {
  if (text !== 'nothing' && text !== 'file' && text !== 'all')
    throw new Error(`GUARDIAN_SEES must be nothing, file or all, not "${text}".`)
  return text
}

function socialOf(env: Environment): Config['social'] {
  const social: Config['social'] = {}
  for (const name of ['line', 'google', 'apple', 'tiktok'] as const) {
    const clientId = env[`${name.toUpperCase()}_CLIENT_ID`]
    const clientSecret = env[`${name.toUpperCase()}_CLIENT_SECRET`]
    if (clientId && clientSecret) social[name] = { clientId, clientSecret }
  }
  return social
}

/** Processes that start together on a new folder agree on one. Anybody could sign with an empty one. */
function rememberedSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(file)) createFile(file, randomBytes(32).toString('base64url'), 0o600)
  const secret = readFileSync(file, 'utf8').trim()
  if (!secret)
    throw new Error(
      `${file} is empty. Put it back from a backup, or delete it to get a new one: everybody signs in anew.`,
    )
  return secret
}
