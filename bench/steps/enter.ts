import { openFestival } from '#test/stories/festival.ts'
import { openEdition } from '#test/stories/open-edition.ts'
import { phoneVideos } from '#test/stories/phone-video.ts'
import account from '../../web/messages/account.ja.ts'
import birth from '../../web/messages/birth.ja.ts'
import enter from '../../web/messages/enter.ja.ts'
import studio from '../../web/messages/studio.ja.ts'
import type { Walk } from '../steps.ts'
import { handAt } from './hand.ts'

/** Somebody without an account submits a film from a phone: from the page of submitting to the film's own. */
export const walk: Walk['walk'] = async () => {
  await using festival = await openFestival()
  await using videos = await phoneVideos()
  await openEdition(festival)
  const file = await videos.upright(20)
  const page = await (await festival.browser('ja')).newPage()
  await page.goto('/submit')
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const hand = handAt(page)
  await hand.pick(button(studio.pickFile), file)
  await hand.press(button(studio.signInFirst))
  await hand.write(page.getByLabel(account.address), 'mio@example.jp')
  await hand.press(button(account.sendCode))
  const cells = page.getByRole('textbox', { name: account.codeGroup })
  await cells.waitFor()
  await hand.write(cells, await festival.mailed('mio@example.jp', /^\d{6}$/m))
  for (const [label, text] of [
    [birth.year, '1998'],
    [birth.month, '4'],
    [birth.day, '1'],
  ] as const)
    await hand.write(page.getByLabel(label, { exact: true }), text)
  await hand.press(button(account.continue))
  await page.waitForURL(/\/submit\/[0-9a-f-]{36}$/)
  await hand.write(page.getByRole('textbox', { name: enter.name, exact: true }), '屋上の雲')
  for (const promise of [studio.ownWork, studio.music, studio.people])
    await hand.press(page.locator('label', { hasText: promise }))
  await hand.press(button(new RegExp(`^${enter.enter({ edition: '.*' })}$`)))
  await page.waitForURL(/\/(entries|studio)\//)
  return {
    enter_taps: {
      value: hand.pressed(),
      target: ['<=', 14],
      note: 'signed out to submitted, at 390 × 844',
    },
    enter_seconds: { value: hand.seconds(), unit: 's', note: 'without thinking and reading; a film of 20 s' },
  }
}
