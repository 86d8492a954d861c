import { Builder, Capabilities } from 'selenium-webdriver'
import chrome from 'selenium-webdriver/chrome.js'
import { type Launch, zone } from './window.ts'

/** Chromium by its own driver. */
export const chromium: Launch = async ({ width, height, scale }) => {
  const options = {
    args: [
      '--headless=new',
      `--window-size=${width},${height}`,
      `--force-device-scale-factor=${scale}`,
      '--hide-scrollbars',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-dev-shm-usage',
      // Inside a container Chromium's own sandbox has no user namespaces to build on.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    // a window cannot be as narrow as a phone
    ...(width < 600 && {
      mobileEmulation: { deviceMetrics: { width, height, pixelRatio: scale, touch: true } },
    }),
  }
  const driver = await new Builder()
    .withCapabilities(new Capabilities({ browserName: 'chrome', 'goog:chromeOptions': options }))
    .setChromeService(
      new chrome.ServiceBuilder('/usr/bin/chromedriver').setEnvironment({ ...inherited(), TZ: zone }),
    )
    .build()
  return { driver, [Symbol.asyncDispose]: () => driver.quit() }
}

const inherited = () => process.env as Record<string, string>
