/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium, phone } from '#test/stories/chromium.ts'
import { openCinema } from './cinema.ts'
import { openLine } from './line.ts'
import { percentile, report } from './report.ts'

/**
 * A viewer's visit to the feed on a line of 4 Mb/s and 100 ms: the dwell times of `swipe-trace.json` (seeded,
 * log-normal around seven seconds with some quick flicks, as people swipe), each followed by a swipe. From the
 * swipe to the first new frame of the next film that plays; and of the film bytes that crossed the line, those
 * whose film time was never shown. `--only N` plays the first N swipes.
 */
const only = Number(process.argv[process.argv.indexOf('--only') + 1]) || Number.POSITIVE_INFINITY
const trace: { dwellMs: number[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'swipe-trace.json'), 'utf8'),
)
const dwells = trace.dwellMs.slice(0, only)

await using cinema = await openCinema()
await using line = await openLine(cinema.port, { bitsPerSecond: 4_000_000, roundTripMs: 100 })
const browser = await launchChromium()
try {
  const context = await browser.newContext({ ...phone, locale: 'ja-JP' })
  const page = await context.newPage()
  await page.addInitScript(measureSwipes)
  await page.goto(`http://127.0.0.1:${line.port}/`)
  await page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some((video) => !video.paused && video.currentTime > 0.1),
  )
  for (const dwell of dwells) {
    await page.waitForTimeout(dwell)
    await page.keyboard.press('ArrowDown')
  }
  await page.waitForTimeout(1500)
  const { swipes, shown } = await page.evaluate(() =>
    (globalThis as unknown as { results(): Results }).results(),
  )
  const bytes = cinema.films.map((film) => {
    const seen = Math.min(shown[film.grant] ?? 0, film.durationMs)
    const got = [...line.carried()].reduce(
      (sum, [path, sent]) => sum + (path.includes(film.grant) ? sent : 0),
      0,
    )
    return { got, wasted: Math.max(0, got - (seen / film.durationMs) * film.bytes) }
  })
  const total = bytes.reduce((sum, { got }) => sum + got, 0)
  const wasted = bytes.reduce((sum, one) => sum + one.wasted, 0)
  report('swipe', {
    p75_ms: {
      value: percentile(swipes, 0.75),
      unit: 'ms',
      target: ['<=', 100],
      note: `${swipes.length} of ${dwells.length} swipes`,
    },
    p95_ms: { value: percentile(swipes, 0.95), unit: 'ms', target: ['<=', 300] },
    median_ms: { value: percentile(swipes, 0.5), unit: 'ms' },
    waste: { value: wasted / total, target: ['<=', 0.25], note: `of ${(total / 1e6).toFixed(1)} MB of film` },
  })
} finally {
  await browser.close()
}

type Results = { swipes: number[]; shown: Record<string, number> }

/**
 * Runs in the page: frames are what counts, not events of the player. A frame is asked for only once a film is
 * told to play: asking wakes a player that waits, which would then fetch more than it does for a viewer.
 */
function measureSwipes(): void {
  const swipes: number[] = []
  const shown: Record<string, number> = {}
  let swipedAt: number | null = null
  const frameCame = () => {
    if (swipedAt !== null) swipes.push(performance.now() - swipedAt)
    swipedAt = null
  }
  const grantOf = (video: HTMLVideoElement) => /\/media\/([^/]+)\//.exec(video.currentSrc)?.[1] ?? ''
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'ArrowDown') return
      // a film that was left before its first frame came took at least as long
      frameCame()
      swipedAt = event.timeStamp
    },
    { capture: true },
  )
  const { play } = HTMLMediaElement.prototype
  HTMLMediaElement.prototype.play = function (this: HTMLVideoElement) {
    const asked = swipedAt
    this.requestVideoFrameCallback(() => {
      if (asked !== null && asked === swipedAt && !this.paused) frameCame()
    })
    return play.call(this)
  }
  setInterval(() => {
    for (const video of document.querySelectorAll('video'))
      if (!video.paused)
        shown[grantOf(video)] = Math.max(shown[grantOf(video)] ?? 0, video.currentTime * 1000)
  }, 50)
  Object.assign(globalThis, { results: () => ({ swipes, shown }) })
}
