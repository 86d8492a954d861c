import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import common from '../../web/messages/common.en.ts'
import guardianEn from '../../web/messages/guardian.en.ts'
import guardianJa from '../../web/messages/guardian.ja.ts'
import { accountWords, comeIn } from './come-in.ts'
import { openFestival, shot } from './festival.ts'

const guardianWords = { ja: guardianJa, en: guardianEn }

test('a person adds a passkey, signs out, and comes back with it alone', async () => {
  await using festival = await openFestival()
  const t = accountWords.ja
  const page = await (await festival.browser('ja')).newPage()
  await holdAuthenticator(page)
  await page.goto('/me')
  await page.waitForURL(/sign-in/)
  await comeIn(festival, page, { email: 'mio@example.jp', born: '1999-08-01', language: 'ja' })
  await page.getByRole('button', { name: t.passkeyAdd }).click()
  await page.getByText(t.passkeyAdded).waitFor()
  await page.getByRole('button', { name: t.signOut }).click()
  await page.waitForURL((address) => address.pathname === '/')
  await page.goto('/sign-in?to=/me')
  await page.getByRole('button', { name: t.withPasskey }).click()
  await page.waitForURL((address) => address.pathname === '/me')
  await page.getByText('mio@example.jp').first().waitFor()
})

for (const language of ['ja', 'en'] as const)
  test(`a guardian reads what is asked, consents, and takes it back (${language})`, async () => {
    await using festival = await openFestival()
    const [t, g] = [accountWords[language], guardianWords[language]]
    const child = await (await festival.browser(language)).newPage()
    await child.goto('/me')
    await child.waitForURL(/sign-in/)
    await comeIn(festival, child, { email: 'aoi@example.jp', born: fifteenYearsAgo(), language })
    await child.getByLabel(t.guardianEmail).fill('aoi+mother@example.jp')
    await child.getByRole('button', { name: t.guardianAsk }).click()
    await child.getByRole('alert').waitFor()
    await child.getByLabel(t.guardianEmail).fill('mother@example.com')
    await child.getByRole('button', { name: t.guardianAsk }).click()
    await child.getByText(t.standing.asked).waitFor()
    const link = await festival.mailed('mother@example.com', /http\S+\/guardian\/\S+/)
    await child.goto(link)
    await child.getByText(t.guardianHindrance.child).waitFor()
    await shot(child, `guardian-child.${language}`)
    const guardian = await (await festival.browser(language)).newPage()
    await guardian.goto(link)
    const consent = guardian.getByRole('button', { name: t.guardianGive, exact: true })
    await consent.click()
    await guardian.getByText(t.guardianTickNeeded).waitFor()
    await guardian.getByLabel(t.guardianName).fill('朝比奈 薫')
    await guardian.getByText(g.tick({ child: g.child({ name: '' }) })).click()
    await shot(guardian, `guardian.${language}`)
    await guardian.getByText(t.guardianRelations.guardian).click()
    await guardian.getByRole('button', { name: t.guardianRefuse, exact: true }).click()
    await shot(guardian, `guardian-refuse.${language}`)
    await guardian.getByRole('dialog').getByRole('button', { name: t.guardianRefuseBack }).click()
    await consent.click()
    const cells = guardian.getByRole('textbox', { name: t.codeGroup })
    await cells.waitFor()
    const code = await festival.mailed('mother@example.com', /\d{6}/)
    await cells.fill(code === '000000' ? '111111' : '000000')
    await guardian.getByRole('alert').waitFor()
    await shot(guardian, `guardian-code.${language}`)
    await cells.fill(code)
    await guardian.getByText(g.noFilms).waitFor()
    await guardian.getByRole('button', { name: g.withdraw }).waitFor()
    await shot(guardian, `guardian-given.${language}`)
    await child.goto('/me')
    await child.getByText(t.standing.given).waitFor()
    await guardian.reload()
    await guardian.getByRole('button', { name: g.withdraw }).click()
    await guardian.getByRole('dialog').getByRole('button', { name: g.withdraw }).click()
    await guardian.getByRole('heading', { name: oneLine(t.guardianWithdrawnTitle) }).waitFor()
    await child.reload()
    await child.getByText(t.standing.withdrawn).waitFor()
    await guardian.getByRole('button', { name: g.reopen }).click()
    await guardian.getByRole('button', { name: t.guardianGive, exact: true }).waitFor()
    await child.reload()
    await child.getByText(t.standing.asked).waitFor()
  })

test('a person who erases the account is gone, and the address is free again', async () => {
  await using festival = await openFestival()
  const t = accountWords.en
  const page = await (await festival.browser('en')).newPage()
  await page.goto('/me')
  await page.waitForURL(/sign-in/)
  await comeIn(festival, page, { email: 'mio@example.jp', born: '1999-08-01', language: 'en' })
  await page.getByRole('button', { name: t.erase }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox').fill('someone@example.jp')
  await sheet.getByRole('button', { name: t.eraseNow, exact: true }).click()
  await sheet.getByRole('alert').waitFor()
  await sheet.getByRole('textbox').fill('mio@example.jp')
  await sheet.getByRole('button', { name: t.eraseNow, exact: true }).click()
  await page.getByRole('heading', { name: oneLine(t.erasedTitle) }).waitFor()
  const person = await festival.platform.db.selectFrom('person').select(['email', 'name']).executeTakeFirst()
  assert.deepEqual(person, { email: null, name: '' })
})

/** A phone that holds passkeys and knows its owner. */
const holdAuthenticator = async (page: Page): Promise<void> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

const oneLine = (title: string): string => title.replace('\n', ' ')

const fifteenYearsAgo = (): string => `${new Date().getUTCFullYear() - 15}-01-01`

test('what is refused is said once, at its field', async () => {
  await using festival = await openFestival()
  const page = await (await festival.browser('en')).newPage()
  await page.goto('/sign-in?to=/me')
  await comeIn(festival, page, { email: 'nameless@example.jp', born: '1990-02-03', language: 'en' })
  await page.getByLabel(accountWords.en.handle, { exact: true }).fill('not a handle!')
  await page.getByRole('button', { name: common.save, exact: true }).click()
  await page.locator('[aria-invalid]').first().waitFor()
  await page.getByText(common.toMend).waitFor()
  const said = await page.getByRole('alert').allInnerTexts()
  assert.deepEqual(said, [...new Set(said)])
})
