import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/homebrew/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium or Chrome of this machine, with a camera and microphone that are made up. Close it. */
export const launchChromium = (): Promise<Browser> => chromium.launch(ours())

/** The same as one browser that keeps what pages store in `folder`, as a person's does. Close it. */
export const launchLasting = (folder: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...ours(), ...options })

function ours() {
  const executablePath = places.find((place) => place && existsSync(place))
  if (!executablePath) throw new Error('No Chromium or Chrome was found; set CHROMIUM to the path of one.')
  return {
    executablePath,
    args: [
      // Inside a container Chromium's own sandbox has no user namespaces to build on.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-dev-shm-usage',
    ],
  }
}

/** A phone held upright, and a laptop. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
export const laptop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
