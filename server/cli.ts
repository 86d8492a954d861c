import { parseArgs } from 'node:util'
import { loadConfig } from '#platform/config.ts'
import { type Flags, options, type Verb, verbs } from './cli/verbs.ts'

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  await run(positionals, values)
} catch (error) {
  console.error(process.env.DEBUG ? error : `\n${(error as Error).message}`)
  process.exitCode = 1
}

/** Finds the verb and reads its file only now: most verbs need little of the program. */
async function run([name = 'help', ...words]: string[], flags: Flags): Promise<void> {
  const verb: Verb | undefined = verbs[name]
  if (!verb || flags.help) return help(verb ? 0 : 1)
  await verb.run(loadConfig(process.env, flags), flags, words)
}

function help(exitCode: number): void {
  console.log('bin/verticale VERB [--data DIR]\n')
  for (const [name, { does, usage = '' }] of Object.entries(verbs)) {
    console.log(`  ${`${name} ${usage}`.trimEnd()}\n      ${does}`)
  }
  process.exitCode = exitCode
}
