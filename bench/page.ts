/// <reference lib="dom" />
import { gzipSync } from 'node:zlib'
import { launchChromium, phone } from '#test/stories/chromium.ts'
import { openCinema } from './cinema.ts'
import { openLine } from './line.ts'
import { percentile, report } from './report.ts'

/**
 * The first visit of a phone with an empty cache: script fetched before the first film plays, and the time
 * from opening the address to the film's first frame, on a line of 4 Mb/s and 100 ms and with a processor four
 * times slower. Beside it the first frame of the same film on a page that holds nothing else: what the line
 * and the decoder allow.
 */
const visits = 7

await using cinema = await openCinema()
await using line = await openLine(cinema.port, { bitsPerSecond: 4_000_000, roundTripMs: 100 })
const browser = await launchChromium()

type Visit = { firstFrameMs: number; scriptBytes: number; fontBytes: number; requests: number }

const visit = async (path: string): Promise<Visit> => {
  const context = await browser.newContext({ ...phone, locale: 'en-GB' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const bodies: Promise<{ type: string; bytes: number }>[] = []
  let playing = false
  page.on('response', (response) => {
    const type = response.request().resourceType()
    if (playing || !['script', 'font'].includes(type)) return
    bodies.push(
      response.body().then((body) => ({
        type,
        bytes: type === 'font' ? body.length : gzipSync(body, { level: 9 }).length,
      })),
    )
  })
  let requests = 0
  page.on('request', () => {
    if (!playing) requests++
  })
  await page.addInitScript(() => {
    const seen = new WeakSet()
    const look = () => {
      for (const video of document.querySelectorAll('video')) {
        if (seen.has(video)) continue
        seen.add(video)
        video.requestVideoFrameCallback(() => {
          ;(globalThis as { firstFrame?: number }).firstFrame ??= performance.now()
        })
      }
      if ((globalThis as { firstFrame?: number }).firstFrame === undefined) requestAnimationFrame(look)
    }
    look()
  })
  await page.goto(`http://127.0.0.1:${line.port}${path}`, { waitUntil: 'commit' })
  const firstFrame = await page.waitForFunction(
    () => (globalThis as { firstFrame?: number }).firstFrame,
    null,
    {
      polling: 50,
      timeout: 30_000,
    },
  )
  // the app too must be there, so that what it needs is counted
  if (path === '/') await page.waitForSelector('main h1', { timeout: 30_000 })
  playing = true
  const firstFrameMs = (await firstFrame.jsonValue()) ?? Number.NaN
  const fetched = await Promise.all(bodies)
  await context.close()
  const sum = (type: string) => fetched.reduce((total, one) => total + (one.type === type ? one.bytes : 0), 0)
  return { firstFrameMs, scriptBytes: sum('script'), fontBytes: sum('font'), requests }
}

try {
  await visit('/')
  const feed: Visit[] = []
  const bare: Visit[] = []
  for (let n = 0; n < visits; n++) {
    feed.push(await visit('/'))
    bare.push(await visit(`/films/${cinema.films[0]?.id}/embed?autoplay=1`))
  }
  const frames = feed.map((one) => one.firstFrameMs)
  report('page', {
    script_kb: {
      value: Math.max(...feed.map((one) => one.scriptBytes)) / 1024,
      unit: 'KB gzip',
      target: ['<=', 45],
      note: 'all that is fetched before the film plays and the page stands',
    },
    first_frame_ms: {
      value: percentile(frames, 0.75),
      unit: 'ms',
      target: ['<=', 1500],
      note: `three quarters of ${visits} cold visits; slowest ${Math.max(...frames).toFixed(0)} ms`,
    },
    bare_first_frame_ms: {
      value: percentile(
        bare.map((one) => one.firstFrameMs),
        0.75,
      ),
      unit: 'ms',
      note: 'beside it: a page with the film alone',
    },
    font_kb: { value: Math.max(...feed.map((one) => one.fontBytes)) / 1024, unit: 'KB', target: ['<=', 60] },
    requests: { value: Math.max(...feed.map((one) => one.requests)) },
  })
} finally {
  await browser.close()
}
