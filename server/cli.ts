import { parseArgs } from 'node:util'
import { loadConfig } from '#platform/config.ts'

/** What each verb does, and its file: read only when asked for. */
const verbs = {
  up: 'run the whole festival on this machine (--empty --port N --host H --data DIR)',
  serve: 'run the web role alone',
  work: 'run the work role alone',
  migrate: 'bring the database up to this version',
  schema: 'write the row types of the database into the tree',
} as const
type Verb = keyof typeof verbs

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    host: { type: 'string' },
    port: { type: 'string' },
    empty: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})
try {
  await run(positionals[0] ?? 'help', positionals.slice(1))
} catch (error) {
  console.error(process.env.DEBUG ? error : `\n${(error as Error).message}`)
  process.exitCode = 1
}

async function run(verb: string, _words: string[]): Promise<void> {
  if (flags.help || !(verb in verbs)) return help(verb)
  const config = loadConfig(process.env, flags)
  const act: Record<Verb, () => Promise<unknown>> = {
    up: async () => (await import('./cli/up.ts')).up(config, flags),
    serve: async () => (await import('./cli/role.ts')).playRole('web', config),
    work: async () => (await import('./cli/role.ts')).playRole('work', config),
    migrate: async () => (await import('./cli/database.ts')).withPlatform(config, async () => undefined),
    schema: async () => (await import('./cli/schema.ts')).schema(),
  }
  await act[verb as Verb]()
}

function help(asked: string): void {
  const lines = Object.entries(verbs).map(([verb, what]) => `  ${verb.padEnd(10)} ${what}`)
  console.log(`bin/verticale VERB\n\n${lines.join('\n')}\n`)
  if (asked !== 'help') process.exitCode = 1
}
