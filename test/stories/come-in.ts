import type { Page } from 'playwright-core'
import en from '../../web/messages/account.en.ts'
import ja from '../../web/messages/account.ja.ts'
import birthEn from '../../web/messages/birth.en.ts'
import birthJa from '../../web/messages/birth.ja.ts'
import type { Festival } from './festival.ts'

export const accountWords = { ja, en }

/** Signs in on the page as a person does: address, mailed code and, for a newcomer, the date of birth. */
export async function comeIn(
  festival: Festival,
  page: Page,
  {
    email,
    born,
    language,
    staysOut = false,
  }: { email: string; born?: string; language: 'ja' | 'en'; staysOut?: boolean },
): Promise<void> {
  const t = accountWords[language]
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in')
  await page.getByLabel(t.address).fill(email)
  await page.getByRole('button', { name: t.sendCode }).click()
  const cells = page.getByRole('textbox', { name: t.codeGroup })
  // the code is mailed by then: an older one would be read before
  await cells.waitFor()
  await cells.fill(await festival.mailed(email, /^\d{6}$/m))
  if (born) {
    await answerBirthDate(page, born, language)
    if (isUnder18(born) && !staysOut) await page.getByRole('button', { name: t.youngGo, exact: true }).click()
  }
  if (!staysOut) await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
}

const isUnder18 = (born: string): boolean => {
  const today = new Date()
  return new Date(born) > new Date(today.getFullYear() - 18, today.getMonth(), today.getDate())
}

/** `born` is YYYY-MM-DD. */
export async function answerBirthDate(page: Page, born: string, language: 'ja' | 'en'): Promise<void> {
  const t = accountWords[language]
  const birth = language === 'ja' ? birthJa : birthEn
  const [year = '', month = '', day = ''] = born.split('-')
  await page.getByLabel(birth.year, { exact: true }).fill(year)
  await page.getByLabel(birth.month, { exact: true }).fill(month)
  await page.getByLabel(birth.day, { exact: true }).fill(day)
  await page.getByRole('button', { name: t.continue }).click()
}
