import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import type { RoleName } from '#contract/role.ts'
import { addPerson } from '#features/account/account.ts'
import { handAt } from '../../bench/steps/hand.ts'
import accountEn from '../../web/messages/account.en.ts'
import accountJa from '../../web/messages/account.ja.ts'
import commonEn from '../../web/messages/common.en.ts'
import commonJa from '../../web/messages/common.ja.ts'
import consoleEn from '../../web/messages/console.en.ts'
import consoleJa from '../../web/messages/console.ja.ts'
import entriesEn from '../../web/messages/entries.en.ts'
import entriesJa from '../../web/messages/entries.ja.ts'
import peopleEn from '../../web/messages/people.en.ts'
import peopleJa from '../../web/messages/people.ja.ts'
import { comeIn } from './come-in.ts'
import { aRunningEdition, holdAFilm } from './desk-of-films.ts'
import { openFestival, shot } from './festival.ts'

const catalogues = {
  ja: { account: accountJa, common: commonJa, console: consoleJa, entries: entriesJa, people: peopleJa },
  en: { account: accountEn, common: commonEn, console: consoleEn, entries: entriesEn, people: peopleEn },
}
const sizes = [
  [1440, 900],
  [820, 1180],
  [390, 844],
] as const

/** Pictures of a page at each size, for whoever looks at them. */
const looked = async (page: Page, name: string) => {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    await shot(page, `${name}.${width}`)
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.ok(Number(wide) <= 0, `${name} fits into ${width} px, ${wide} too many`)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** What the server refused while pages of a browser were looked at. */
const refusalsOf = (context: BrowserContext): string[] => {
  const refused: string[] = []
  context.on('response', (reply) => {
    if ([403, 404, 500].includes(reply.status())) refused.push(`${reply.status()} ${reply.url()}`)
  })
  return refused
}

for (const language of ['ja', 'en'] as const) {
  test(`an organiser holds, chooses, takes back and reads what was done (${language})`, async () => {
    await using festival = await openFestival()
    const t = catalogues[language]
    const e = t.entries
    const { email, edition } = await aRunningEdition(festival)
    const context = await festival.browser(language, 'laptop')
    const page = await context.newPage()
    await page.goto('/sign-in?to=/console/night')
    await comeIn(festival, page, { email, language })
    const title = '凪の音'
    await page.getByRole('link', { name: new RegExp(title) }).waitFor()
    await looked(page, `overview.${language}`)

    // typed words are there again when the sheet was closed, and nothing is chosen beforehand
    await page.goto('/console/night')
    await page.getByRole('link', { name: new RegExp(title) }).click()
    await page.getByRole('button', { name: e.act.hold }).click()
    const sheet = page.getByRole('dialog', { name: e.measureOne.hold({ title }) })
    await sheet.waitFor()
    assert.equal(await sheet.getByRole('radio', { checked: true }).count(), 0)
    await sheet.getByRole('button', { name: e.measureThis.hold }).click()
    await sheet.getByText(e.chooseReason).waitFor()
    await sheet.getByLabel(e.reason).fill('曲の許諾を')
    await looked(page, `hold.${language}`)
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    await page.waitForFunction('!history.state.over')
    await page.reload()
    await page.getByRole('button', { name: e.act.hold }).click()
    assert.equal(await sheet.getByLabel(e.reason).inputValue(), '曲の許諾を')
    await sheet.getByLabel(e.reason).fill('')
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    await page.waitForFunction('!history.state.over')

    await page.goto('/console/night')
    const hand = handAt(page)
    const reason = '曲の許諾書を確認しています。'
    await holdAFilm(hand, { language, title, reason })
    assert.ok(hand.pressed() <= 5, `${hand.pressed()} presses`)
    await looked(page, `entry-held.${language}`)
    await page.getByRole('button', { name: e.undo }).click()
    await page.getByText(e.undone({ n: 1 })).waitFor()
    await page.getByRole('button', { name: e.act.hold }).waitFor()

    // next and previous, by keys and by buttons
    await page.goto('/console/night/entries')
    await page.getByRole('link', { name: '百円の灯り' }).click()
    await page.getByRole('heading', { level: 1, name: '百円の灯り' }).waitFor()
    await page.getByRole('link', { name: new RegExp(e.after) }).waitFor()
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('heading', { level: 1, name: '屋上の雲' }).waitFor()
    await page.getByRole('link', { name: new RegExp(e.before) }).click()
    await page.getByRole('heading', { level: 1, name: '百円の灯り' }).waitFor()

    // several at once: what will happen is said, and taken back but for what somebody else has changed
    await page.goto('/console/night/entries')
    for (const one of ['凪の音', '屋上の雲']) await page.getByLabel(e.choose({ title: one })).check()
    await looked(page, `batch.${language}`)
    await page.getByRole('button', { name: e.act.shortlist }).click()
    const batch = page.getByRole('dialog', { name: e.measure.shortlist({ n: 2 }) })
    await batch.getByText('屋上の雲').waitFor()
    await looked(page, `batch-sheet.${language}`)
    await batch.getByRole('button', { name: e.measure.shortlist({ n: 2 }) }).click()
    await page.getByText(e.measured.shortlist({ n: 2 })).waitFor()
    await page.getByRole('button', { name: e.undo }).click()
    await page.getByText(e.undone({ n: 2 })).waitFor()

    // sorted, and as a table
    await page.getByRole('button', { name: e.film, exact: true }).click()
    await page.waitForURL(/sort=title/)
    const file = page.waitForEvent('download')
    await page.getByRole('link', { name: e.csv }).click()
    assert.match((await file).suggestedFilename(), /^night-entries\.csv$/)

    await page.goto('/console/night/log')
    await page
      .getByText(language === 'ja' ? '「凪の音」を保留にしました' : 'put “凪の音” on hold')
      .first()
      .waitFor()
    await looked(page, `log.${language}`)

    // every task and every figure of the overview leads to exactly the rows that it counts
    await page.goto(`/console/${edition.slug}`)
    await holdAFilm(hand, { language, title, reason })
    const counts = page.locator('section[aria-labelledby="tasks"] li a, dl dd a')
    const all = async () => {
      await page.goto('/console/night')
      await page.locator('section[aria-labelledby="tasks"] li a').first().waitFor()
      await page.locator('dl dd a').first().waitFor()
      return await counts.all()
    }
    const many = (await all()).length
    assert.ok(many >= 3, `${many} ways`)
    for (let n = 0; n < many; n++) {
      const way = (await all())[n]
      const count = Number(
        (await way?.locator('b').count()) ? await way?.locator('b').textContent() : await way?.textContent(),
      )
      await way?.click()
      await page.locator('tbody tr').first().waitFor()
      assert.equal(await page.locator('tbody tr').count(), count, page.url())
    }
  })

  test(`whoever is invited comes in by the letter and is shown nothing that is refused (${language})`, async () => {
    await using festival = await openFestival()
    const t = catalogues[language]
    const { email } = await aRunningEdition(festival)
    const desk = await (await festival.browser(language, 'laptop')).newPage()
    await desk.goto('/sign-in?to=/console/night/people')
    await comeIn(festival, desk, { email, language })
    await desk.getByRole('heading', { level: 2, name: t.people.invite }).waitFor()
    await looked(desk, `people.${language}`)
    for (const role of ['moderator', 'juror', 'producer', 'press'] as RoleName[]) {
      const name = t.console.roles[role]
      const address = `${role}@example.jp`
      await desk.getByLabel(t.people.inviteEmail).fill(address)
      await desk.getByRole('radio', { name: new RegExp(`^${name}`) }).check()
      await desk.getByRole('button', { name: t.people.inviteAs({ role: name }) }).click()
      await desk.getByText(t.people.wasInvited({ email: address })).waitFor()

      const context = await festival.browser(language, role === 'juror' ? 'phone' : 'laptop')
      const refused = refusalsOf(context)
      const page = await context.newPage()
      const link = await festival.mailed(address, /http\S+(\/join\/\S+)/)
      await page.goto(link)
      await page.getByText(t.console.roleNotes[role]).waitFor()
      await looked(page, `join-${role}.${language}`)
      await page.getByRole('button', { name: t.account.joinDo }).click()
      await page.waitForURL(/\/console\/night$/)
      const first = role === 'moderator' ? page.locator('#tasks') : page.getByText(t.console.roleNotes[role])
      await first.waitFor()
      await looked(page, `first-${role}.${language}`)
      const ways = await page
        .locator('nav a[href^="/console/"], main a[href^="/"]')
        .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))])
      for (const way of ways.filter((href) => !href.startsWith('/api'))) {
        await page.goto(way)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.waitForLoadState('networkidle')
        assert.deepEqual(refused, [], `${role} at ${way}`)
      }
      // what a role has no use for is not there, by its address neither
      await page.goto('/console/night/settings')
      await page.getByRole('heading', { name: t.common.lostTitle }).waitFor()
      // used again, the link leads where it led
      await page.goto(link)
      await page.waitForURL(/\/console\/night$/)
      await context.close()
    }
  })

  test(`arrows neither give a role nor switch the edition (${language})`, async () => {
    await using festival = await openFestival()
    const t = catalogues[language]
    const { email, edition } = await aRunningEdition(festival)
    const juror = await addPerson(festival.platform, {
      email: 'fuyuko@example.jp',
      name: '片桐 冬子',
      roles: [{ role: 'juror', editionId: edition.id }],
    })
    const page = await (await festival.browser(language, 'laptop')).newPage()
    await page.goto('/sign-in?to=/console/night/people')
    await comeIn(festival, page, { email, language })
    const name = '片桐 冬子'
    await page.getByRole('button', { name: t.people.addRoleTo({ name }) }).click()
    const sheet = page.getByRole('dialog', { name: t.people.addRoleTo({ name }) })
    await sheet.getByRole('radio').first().focus()
    for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowDown')
    const held = () =>
      festival.platform.db.selectFrom('roleGrant').select('role').where('personId', '=', juror.id).execute()
    assert.deepEqual(await held(), [{ role: 'juror' }])
    const press = t.console.roles.press
    await sheet.getByRole('radio', { name: new RegExp(`^${press}`) }).check()
    await looked(page, `add-role.${language}`)
    await sheet.getByRole('button', { name: t.people.giveRole({ name, role: press }) }).click()
    await page.getByText(t.people.gotRole({ name, role: press })).waitFor()
    assert.deepEqual((await held()).map(({ role }) => role).sort(), ['juror', 'press'])
    assert.equal(await page.locator('select').count(), 0, 'nothing here is chosen by an arrow alone')
  })
}
