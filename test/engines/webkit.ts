import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Builder, Capabilities } from 'selenium-webdriver'
import { freePort } from '#platform/postgres/port.ts'
import { eventually } from '../stories/program.ts'
import { type Launch, zone } from './window.ts'

/** WebKitGTK by its own driver, on a screen that is as large as the window. */
export const webkit: Launch = async (size) => {
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser')
  if (!binary) throw new Error('WebKitGTK’s MiniBrowser was not found: bin/install engines')
  await using opened = new AsyncDisposableStack()
  const screen = opened.adopt(
    spawn('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp', '-screen', '0', pixels(size)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
    end,
  )
  const [display] = (await once(createInterface(screen.stdout), 'line')) as [string]
  const port = await freePort()
  opened.adopt(
    spawn('WebKitWebDriver', [`--port=${port}`], {
      env: { ...process.env, DISPLAY: `:${display}`, GDK_SCALE: String(size.scale), TZ: zone },
      stdio: 'ignore',
    }),
    end,
  )
  const url = `http://127.0.0.1:${port}`
  await eventually('WebKit’s driver listens', async () => (await fetch(`${url}/status`)).ok)
  const driver = await new Builder()
    .usingServer(url)
    .withCapabilities(
      new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation', '--full-screen'] },
      }),
    )
    .build()
  opened.defer(() => driver.quit())
  await driver.manage().window().setRect({ x: 0, y: 0, width: size.width, height: size.height })
  const all = opened.move()
  return { driver, [Symbol.asyncDispose]: () => all.disposeAsync() }
}

const pixels = ({ width, height, scale }: { width: number; height: number; scale: number }) =>
  `${width * scale}x${height * scale}x24`

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return
  const ended = once(program, 'exit')
  program.kill()
  await ended
}
