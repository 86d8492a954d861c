import { comeIn } from '#test/stories/come-in.ts'
import { aRunningEdition, holdAFilm } from '#test/stories/desk-of-films.ts'
import { openFestival } from '#test/stories/festival.ts'
import type { Walk } from '../steps.ts'
import { handAt } from './hand.ts'

/** An organiser holds a film with a word to its maker, from the overview to the sentence that says so. */
export const walk: Walk['walk'] = async () => {
  await using festival = await openFestival()
  const { email } = await aRunningEdition(festival)
  const page = await (await festival.browser('ja', 'laptop')).newPage()
  await page.goto('/sign-in?to=/console/night')
  await comeIn(festival, page, { email, language: 'ja' })
  const title = '凪の音'
  await page.getByRole('link', { name: new RegExp(title) }).waitFor()
  const hand = handAt(page)
  await holdAFilm(hand, { language: 'ja', title, reason: '曲の許諾書を確認しています。' })
  return {
    hold_clicks: {
      value: hand.pressed(),
      target: ['<=', 5],
      note: 'from the overview, with a word to the maker',
    },
    hold_seconds: { value: hand.seconds(), unit: 's', note: 'without thinking and reading' },
  }
}
