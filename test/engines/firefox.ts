import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Capabilities, WebDriver } from 'selenium-webdriver'
import { eventually } from '../stories/program.ts'
import { marionette } from './marionette.ts'
import { type Launch, zone } from './window.ts'

/** Firefox by its own protocol. */
export const firefox: Launch = async ({ width, height, scale }) => {
  const profile = newProfile(scale)
  const program = spawn('firefox-esr', ['--marionette', '--headless', '--kiosk', '--profile', profile], {
    env: {
      ...process.env,
      // Firefox refuses a home that belongs to somebody else.
      HOME: profile,
      TZ: zone,
      MOZ_HEADLESS_WIDTH: String(width * scale),
      MOZ_HEADLESS_HEIGHT: String(height * scale),
    },
    stdio: 'ignore',
  })
  const ended = once(program, 'exit')
  const port = await eventually('Firefox listens', async () =>
    Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8')),
  )
  const wire = await marionette(port)
  const driver = WebDriver.createSession(wire, new Capabilities())
  await driver.getSession()
  return {
    driver,
    async [Symbol.asyncDispose]() {
      await driver.quit().catch(() => program.kill())
      wire[Symbol.dispose]()
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** A folder for one run: a free port, windows as narrow as a phone, nobody asked for anything. */
function newProfile(scale: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'verticale-firefox-'))
  const choices = {
    'marionette.port': 0,
    'layout.css.devPixelsPerPx': String(scale),
    // as on a phone
    'ui.useOverlayScrollbars': 1,
    'media.autoplay.default': 0,
    'toolkit.legacyUserProfileCustomizations.stylesheets': true,
    'app.normandy.enabled': false,
    'messaging-system.rsexperimentloader.enabled': false,
    'services.settings.server': 'data:,',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  }
  writeFileSync(
    join(folder, 'user.js'),
    Object.entries(choices)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  )
  mkdirSync(join(folder, 'chrome'))
  writeFileSync(join(folder, 'chrome/userChrome.css'), ':root { min-width: 0 !important }')
  return folder
}
