import { resolve } from 'node:path'
import type { Config } from '#platform/config.ts'
import type { Platform } from '#platform/platform.ts'
import { progress } from './progress.ts'

export const options = {
  data: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  empty: { type: 'boolean' },
  email: { type: 'string' },
  role: { type: 'string', multiple: true },
  edition: { type: 'string' },
  token: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export type Flags = {
  data?: string
  host?: string
  port?: string
  empty?: boolean
  email?: string
  role?: string[]
  edition?: string
  token?: boolean
  help?: boolean
}

export type Verb = {
  does: string
  usage?: string
  run(config: Config, flags: Flags, words: string[]): Promise<unknown>
}

/** The command line, one verb after another. */
export const verbs: Record<string, Verb> = {
  build: {
    does: 'check that the festival can run here and build its web app (bin/up does this first)',
    usage: '[--port 5055] [--host 127.0.0.1]',
    run: async (config) => (await import('./build.ts')).build(config),
  },
  up: {
    does: 'run the whole festival on this machine until Ctrl-C',
    usage: '[--port 5055] [--host 127.0.0.1] [--empty]',
    run: async (config, flags) => (await import('./up.ts')).up(config, flags),
  },
  dev: {
    does: 'like up, but restart when the sources change',
    usage: '[--port 5055] [--empty]',
    run: async (config, flags) => (await import('./dev.ts')).dev(config, flags),
  },
  serve: {
    does: 'run only the web role (needs DATABASE_URL, SECRET and PUBLIC_URL in the environment)',
    run: async (config) => (await import('./role.ts')).playRole('web', config),
  },
  work: {
    does: 'run only the work role',
    run: async (config) => (await import('./role.ts')).playRole('work', config),
  },
  live: {
    does: 'run only the live role (for a machine that keeps the sockets: send /api/realtime there)',
    run: async (config) => (await import('./role.ts')).playRole('live', config),
  },
  migrate: {
    does: 'update the database to this version',
    run: (config) => onPlatform(config, async () => undefined),
  },
  doctor: {
    does: 'report what is missing or misconfigured',
    run: async (config) => (await import('./doctor.ts')).doctor(config),
  },
  demo: {
    does: 'create the demo festival, or continue where it stopped; a work process processes its films',
    run: async (config) => {
      const { seedDemo } = await import('../demo/seed.ts')
      await onPlatform(config, (platform) => seedDemo(platform, progress().say))
    },
  },
  backup: {
    does: 'save rows, media, unfinished uploads and the secret to one folder, while the festival runs',
    usage: 'FOLDER',
    run: async (config, _, [named]) => {
      const folder = needed(named, 'a folder')
      const { backup } = await import('./backup/backup.ts')
      await onPlatform(config, (platform) => backup(platform, folder, progress()))
    },
  },
  restore: {
    does: 'load a backup into an empty festival',
    usage: 'FOLDER --data EMPTY-FOLDER',
    run: async (config, _, [named]) => {
      const folder = needed(named, 'a folder')
      const [{ restore }, { withDatabase, platformOn }] = await Promise.all([
        import('./backup/restore.ts'),
        import('./database.ts'),
      ])
      await withDatabase(config, async (url) => {
        await using platform = await platformOn(config, url)
        await restore(platform, folder, progress())
      })
    },
  },
  verify: {
    does: 'check every media file against its hash, and look for files that should be gone',
    run: async (config) => {
      const { verify } = await import('./backup/verify.ts')
      const wrong = await onPlatform(config, (platform) => verify(platform))
      console.log(wrong.length > 0 ? wrong.join('\n') : 'Every media file is as it was stored.')
      if (wrong.length > 0) process.exitCode = 1
    },
  },
  tally: {
    does: 'count the results of an edition again from its votes, and compare',
    usage: 'EDITION',
    run: async (config, _, [slug]) => {
      const { tally } = await import('./tally.ts')
      await onPlatform(config, (platform) => tally(platform, slug))
    },
  },
  retry: {
    does: 'try jobs again that have failed for good',
    usage: '[NAME]',
    run: async (config, _, [name]) => {
      const { retry } = await import('./retry.ts')
      console.log(
        `${await onPlatform(config, (platform) => retry(platform, name))} jobs will be tried again.`,
      )
    },
  },
  person: {
    does: 'add a person with roles in one edition or all; prints a one-time sign-in link and, with --token, an API token',
    usage: 'add --email ADDRESS [--role organiser] [--edition SLUG] [--token]',
    run: async (config, flags, [act]) => {
      if (act !== 'add')
        throw new Error('bin/verticale person add --email someone@example.org --role organiser')
      const { addOne } = await import('./person.ts')
      await onPlatform(config, (platform) => addOne(platform, flags))
    },
  },
  schema: {
    does: 'write the row types of the migrated database to the source tree',
    run: async () => (await import('./schema.ts')).schema(),
  },
}

async function onPlatform<T>(config: Config, act: (platform: Platform) => Promise<T>): Promise<T> {
  return (await import('./database.ts')).withPlatform(config, act)
}

function needed(word: string | undefined, what: string): string {
  if (!word) throw new Error(`Give ${what}.`)
  return resolve(word)
}
