import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const dist = join(root, 'web/dist')
const mark = join(dist, '.built-from')

/**
 * Builds the web app when its sources differ from those it was last built from, beside the old one, which is
 * served until then. `WEB_APP=keep` serves whatever was built last. Returns a word for the reader.
 */
export async function buildWebApp(): Promise<string> {
  if (existsSync(join(dist, 'index.html')) && process.env.WEB_APP === 'keep') return 'kept'
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digestOfSources()) return 'unchanged'
  const fresh = join(root, `node_modules/.web-${process.pid}`)
  await run(join(root, 'node_modules/.bin/vite'), [
    'build',
    '--logLevel',
    'warn',
    '--outDir',
    fresh,
    '--emptyOutDir',
  ])
  // The build itself cuts fonts into the tree.
  writeFileSync(join(fresh, basename(mark)), digestOfSources())
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
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
      env: { ...process.env, NO_COLOR: '1' },
    })
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The web app couldn’t be built:\n${said}`)),
    )
  })
}
