import { addPerson } from '#features/account/account.ts'
import { comeIn } from '#test/stories/come-in.ts'
import { openFestival } from '#test/stories/festival.ts'
import console_ from '../../web/messages/console.ja.ts'
import settings from '../../web/messages/settings.ja.ts'
import type { Walk } from '../steps.ts'
import { handAt } from './hand.ts'

/** An organiser opens an edition from a template, on a desk: from the page of a new one to the public one. */
export const walk: Walk['walk'] = async () => {
  await using festival = await openFestival()
  const email = 'yuri@example.jp'
  await addPerson(festival.platform, { email, roles: [{ role: 'organiser', editionId: null }] })
  const page = await (await festival.browser('ja', 'laptop')).newPage()
  await page.goto('/sign-in?to=/console')
  await comeIn(festival, page, { email, language: 'ja' })
  await page.goto('/console/new')
  const hand = handAt(page)
  await hand.press(page.locator('label', { hasText: console_.templates.sixWeeks }))
  await hand.write(page.getByLabel(console_.nameJa), '縦の夜')
  await hand.write(page.getByLabel(console_.nameEn), 'Upright Night')
  await hand.press(page.getByRole('button', { name: console_.create }))
  await page.waitForURL(/\/settings\/opening$/)
  // whom to ask is the one thing that a template cannot know
  await hand.press(page.getByRole('link', { name: settings.parts.pages }))
  const contact = page.locator('section', { hasText: settings.pageHints.contact })
  await hand.write(contact.getByLabel(settings.inJapanese), '事務局 hello@example.jp')
  await hand.write(contact.getByLabel(settings.inEnglish), 'Office: hello@example.jp')
  await hand.press(page.getByRole('button', { name: settings.save, exact: true }))
  await page.getByText(settings.pagesSaved).waitFor()
  await hand.press(page.getByRole('button', { name: settings.publish, exact: true }))
  await hand.press(page.getByRole('dialog').getByRole('button', { name: settings.publish, exact: true }))
  await page.getByText(settings.published).waitFor()
  return {
    open_clicks: {
      value: hand.pressed(),
      target: ['<=', 25],
      note: 'from a template to a public edition with a contact, at a desk',
    },
    open_seconds: { value: hand.seconds(), unit: 's', note: 'without thinking and reading' },
  }
}
