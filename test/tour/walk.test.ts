import { test } from 'node:test'
import { laptop, launchChromium, phone } from '../stories/chromium.ts'
import { phoneVideos } from '../stories/phone-video.ts'
import { startClone } from './clone.ts'
import { steps } from './walk.ts'

test('the five minutes of the README, in a fresh clone', async (t) => {
  await using clone = await startClone()
  await using videos = await phoneVideos()
  await using browser = await launchChromium()
  const pageOf = async (device: typeof phone) => {
    const context = await browser.newContext({ ...device, locale: 'en-GB', baseURL: clone.url })
    context.setDefaultTimeout(30_000)
    return await context.newPage()
  }
  const walker = {
    clone,
    phone: await pageOf(phone),
    laptop: await pageOf(laptop),
    video: await videos.upright(16),
  }
  for (const [says, act] of steps) await t.test(says, () => act(walker))
})
