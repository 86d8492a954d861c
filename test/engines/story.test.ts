/// <reference lib="dom" />
import { test } from 'node:test'
import accountEn from '../../web/messages/account.en.ts'
import accountJa from '../../web/messages/account.ja.ts'
import ballotEn from '../../web/messages/ballot.en.ts'
import ballotJa from '../../web/messages/ballot.ja.ts'
import birthEn from '../../web/messages/birth.en.ts'
import birthJa from '../../web/messages/birth.ja.ts'
import enter from '../../web/messages/enter.en.ts'
import overviewEn from '../../web/messages/overview.en.ts'
import overviewJa from '../../web/messages/overview.ja.ts'
import studioEn from '../../web/messages/studio.en.ts'
import studioJa from '../../web/messages/studio.ja.ts'
import { type Festival, openFestival } from '../stories/festival.ts'
import { openEdition } from '../stories/open-edition.ts'
import { phoneVideos } from '../stories/phone-video.ts'
import { givePlayable } from '../stories/playable.ts'
import { eventually } from '../stories/program.ts'
import { plantVoting } from '../voting.ts'
import { type EngineName, engines } from './engines.ts'
import { aGuest, type Guest } from './guest.ts'
import { laptop, phone } from './window.ts'

const birthDay = ({ year, month, day }: typeof birthJa) => ({ year, month, day })
const words = {
  ja: { ...overviewJa, ...ballotJa, ...accountJa, ...birthDay(birthJa), four: /^四/ },
  en: { ...overviewEn, ...ballotEn, ...accountEn, ...birthDay(birthEn), four: /^4/ },
}
const studio = { ja: studioJa, en: studioEn }

for (const engine of Object.keys(engines) as EngineName[]) {
  test(`${engine}: watch, swipe, sign in and vote`, async () => {
    await using festival = await openFestival()
    const { platform } = festival
    await plantVoting(platform, { films: 3 })
    await givePlayable(platform, 6)
    await using guest = await aGuest(engine, festival.url, phone, 'ja')
    const t = words.ja
    await guest.open('/')
    await plays(guest)
    await guest.shot('feed')
    const first = await titleOf(guest)
    await guest.swipe([0.5, 0.6], [0.5, 0.25])
    await eventually(`${engine}: the next film`, async () => (await titleOf(guest)) !== first)
    await plays(guest)

    // watched to its end the film asks who it was
    await guest.press(t.signIn)
    await comeIn(festival, guest, 'mio@example.jp', '1998-02-03')
    await eventually(`${engine}: the slip`, async () => {
      if (await guest.driver.executeScript<boolean>(`return !!document.querySelector('[role=radiogroup]')`))
        return true
      await guest.driver.executeScript(`[...document.querySelectorAll('section button')].at(-1)?.click()`)
      return false
    })
    await guest.shot('slip')
    await guest.press(t.four)
    await eventually(`${engine}: the vote`, async () => {
      const { rows } = await platform.pool.query<{ mark: number }>('select mark from ballot')
      return rows.length === 1 && rows[0]?.mark === 4
    })
    await guest.sees(t.slip)
    await guest.shot('received')
  })

  test(`${engine}: pick a film, have it checked, send it, and see it in the console`, async () => {
    await using festival = await openFestival()
    await using videos = await phoneVideos()
    await openEdition(festival)
    const t = studio.en
    {
      await using guest = await aGuest(engine, festival.url, phone, 'en')
      await guest.open('/sign-in?to=/submit')
      await comeIn(festival, guest, 'maker@example.jp', '1998-04-01')
      await guest.sees(t.pickTitle)
      await guest.shot('pick')
      await guest.pick(await videos.upright(4))
      await guest.sees(t.fineTitle)
      await guest.shot('check')
      await guest.press(t.goOn)
      await guest.write(enter.name, 'Cloud on a Roof')
      await guest.write(enter.by, 'Natsu Hamada')
      for (const promise of [t.ownWork, t.music, t.people]) await guest.tick(promise)
      await guest.shot('words')
      await guest.press(new RegExp(`^${enter.enter({ edition: '.*' })}$`))
      await guest.sees('Published')
      await guest.sees('Meets the rules')
      await guest.shot('entry')
    }
    const email = 'organiser@example.jp'
    await using desk = await aGuest(engine, festival.url, laptop, 'ja')
    await desk.open('/sign-in?to=/console')
    await comeIn(festival, desk, email)
    await desk.sees(words.ja.entries)
    await desk.sees('Cloud on a Roof')
    await desk.shot('overview')
  })
}

const titleOf = (guest: Guest) =>
  guest.until('a title', () => document.querySelector('main h1')?.textContent || null)

const plays = (guest: Guest) =>
  guest.until('a film plays', () =>
    [...document.querySelectorAll('video')].some((video) => !video.paused && video.currentTime > 0.1),
  )

/** Signs in as a person does: address, mailed code and, for a newcomer, the date of birth (YYYY-MM-DD). */
async function comeIn(festival: Festival, guest: Guest, email: string, born?: string): Promise<void> {
  const t = words[guest.language]
  await guest.write(t.address, email)
  await guest.press(t.sendCode)
  await guest.write(t.codeGroup, await festival.mailed(email, /\d{6}/))
  if (born) {
    const [year = '', month = '', day = ''] = born.split('-')
    await guest.write(t.year, year)
    await guest.write(t.month, month)
    await guest.write(t.day, day)
    await guest.shot('birth')
    await guest.press(t.continue)
  }
  await guest.until('to be signed in', () => !location.pathname.startsWith('/sign-in'))
}
