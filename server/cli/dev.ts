import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Config } from '#platform/config.ts'

const root = join(import.meta.dirname, '..', '..')

/** `up` under node's own watching, and Vite in front of it, until Ctrl-C. */
export async function dev(config: Config, { empty = false } = {}): Promise<void> {
  const env = { ...process.env, API_URL: `http://127.0.0.1:${config.port}` }
  const flags = [
    '--data',
    config.dataDir,
    '--host',
    config.host,
    '--port',
    String(config.port),
    ...(empty ? ['--empty'] : []),
  ]
  const children = [
    spawn(
      process.execPath,
      [
        '--watch-path=server',
        '--watch-path=contract',
        '--watch-preserve-output',
        'server/cli.ts',
        'up',
        ...flags,
      ],
      {
        cwd: root,
        env,
        stdio: 'inherit',
      },
    ),
    spawn(process.execPath, [join(root, 'node_modules/.bin/vite'), 'web'], {
      cwd: root,
      env,
      stdio: 'inherit',
    }),
  ]
  // Ctrl-C reaches both by the terminal; a signal to this process alone has to be passed on.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      for (const child of children) child.kill('SIGTERM')
    })
  await Promise.race(children.map(ended))
  for (const child of children) child.kill('SIGTERM')
  await Promise.all(children.map(ended))
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}
