import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountWords, comeIn } from './come-in.ts'
import { openFestival, shot } from './festival.ts'

for (const language of ['ja', 'en'] as const) {
  test(`a newcomer comes in by a mailed code and a date of birth (${language})`, async () => {
    await using festival = await openFestival()
    const browser = await festival.browser(language)
    const page = await browser.newPage()
    await page.goto('/me')
    await page.waitForURL(/sign-in/)
    await comeIn(festival, page, { email: 'mio@example.jp', born: '1999-08-01', language })
    await page.getByRole('heading', { name: accountWords[language].meTitle, exact: true }).waitFor()
    await shot(page, `me.${language}`)
    assert.equal(await page.locator('html').getAttribute('lang'), language)
  })
}

test('who is too young stays out, also with another address, and is not asked again', async () => {
  await using festival = await openFestival()
  const t = accountWords.en
  const page = await (await festival.browser('en')).newPage()
  await page.goto('/sign-in')
  await comeIn(festival, page, {
    email: 'kai@example.jp',
    born: '2020-02-02',
    language: 'en',
    staysOut: true,
  })
  await page.getByRole('heading', { name: t.refusedTitle.replace('\n', ' ') }).waitFor()
  await shot(page, 'refused.en')
  await page.goto('/sign-in')
  await comeIn(festival, page, { email: 'kai.again@example.jp', language: 'en', staysOut: true })
  await page.getByRole('heading', { name: t.refusedTitle.replace('\n', ' ') }).waitFor()
})
