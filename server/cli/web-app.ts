import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const mark = join(root, 'web/dist/.built-from')

/** Builds the web app when its sources differ from those it was last built from. Returns a word for the reader. */
export async function buildWebApp(): Promise<string> {
  const sources = digestOfSources()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === sources) return 'unchanged'
  await run(join(root, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn'])
  // the build itself cuts fonts into the tree
  writeFileSync(mark, digestOfSources())
  return 'built'
}

function digestOfSources(): string {
  const digest = createHash('sha256')
  const files = [
    'package-lock.json',
    ...globSync(['web/**/*', 'contract/**/*'], { cwd: root, exclude: (name) => name === 'web/dist' }),
  ]
  for (const file of files.sort()) {
    if (statSync(join(root, file)).isFile())
      digest
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
  }
  return digest.digest('hex')
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const child = spawn(process.execPath, [command, ...args], {
      cwd: join(root, 'web'),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The web app could not be built:\n${said}`)),
    )
  })
}
