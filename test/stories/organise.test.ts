import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPerson } from '#features/account/account.ts'
import commonEn from '../../web/messages/common.en.ts'
import commonJa from '../../web/messages/common.ja.ts'
import en from '../../web/messages/console.en.ts'
import ja from '../../web/messages/console.ja.ts'
import editionEn from '../../web/messages/edition.en.ts'
import editionJa from '../../web/messages/edition.ja.ts'
import settingsEn from '../../web/messages/settings.en.ts'
import settingsJa from '../../web/messages/settings.ja.ts'
import { inOneLine } from '../../web/words/dates.ts'
import { comeIn } from './come-in.ts'
import { openFestival, shot } from './festival.ts'

const words = {
  ja: { ...commonJa, ...editionJa, ...settingsJa, ...ja, people: 'メンバー', entries: '応募' },
  en: { ...commonEn, ...editionEn, ...settingsEn, ...en, people: 'Members', entries: 'Entries' },
}

for (const language of ['ja', 'en'] as const) {
  test(`an organiser makes an edition without touching a file (${language})`, async () => {
    await using festival = await openFestival()
    const t = words[language]
    const email = 'yuri@example.jp'
    await addPerson(festival.platform, { email, roles: [{ role: 'organiser', editionId: null }] })
    const browser = await festival.browser(language, 'laptop')
    const page = await browser.newPage()
    await page.goto('/sign-in?to=/console')
    await comeIn(festival, page, { email, language })
    await page.goto('/console/new')

    await page.getByRole('radio', { name: t.fromNothing }).check({ force: true })
    await page.getByLabel(t.nameJa).fill('縦の夜')
    await page.getByLabel(t.nameEn).fill('Upright Night')
    await shot(page, `new-edition.${language}`)
    await page.getByRole('button', { name: t.create }).click()
    await page.waitForURL(/\/console\/upright-night\/settings\/opening/)

    // publishing too early says what is still needed
    await page.getByRole('button', { name: t.publish, exact: true }).click()
    await page.getByText(t.missingNames['phases.submissions'] ?? '').waitFor()

    await page.getByRole('link', { name: t.parts.name }).click()
    await page.getByLabel(t.tagJa).first().fill('＃縦の夜2026')
    await page.getByLabel(t.tagEn).fill('#UprightNight2026')

    // the browser's own button asks like any link
    await page.getByText(t.unsaved).waitFor()
    await page.evaluate('history.go(-3)')
    await page.getByRole('dialog').getByRole('button', { name: t.leaveStay }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    assert.match(page.url(), /\/settings/)
    assert.equal(await page.getByLabel(t.tagEn).inputValue(), '#UprightNight2026')

    await page.getByRole('button', { name: t.save, exact: true }).click()
    await page.getByText(t.unsaved).waitFor({ state: 'hidden' })
    await shot(page, `settings-name.${language}`)

    await page.getByRole('link', { name: t.parts.calendar }).click()
    const year = new Date().getFullYear()
    const plan = [
      ['submissions', `${year}-01-01T00:00`, `${year + 1}-10-04T23:59`],
      ['screening', `${year}-01-01T00:00`, `${year + 1}-11-08T23:59`],
      ['judging', `${year + 1}-11-09T00:00`, `${year + 1}-11-25T00:00`],
    ] as const
    for (const [kind, from, to] of plan) {
      const row = page.getByRole('group', { name: t.phases[kind] })
      const include = row.getByLabel(t.include)
      if (!(await include.isChecked())) await include.check()
      await row.getByLabel(t.starts).fill(from)
      await row.getByLabel(t.ends).fill(to)
    }
    await shot(page, `settings-calendar.${language}`)
    await page.getByRole('button', { name: t.calendarSave }).click()
    await page.getByText(t.calendarSaved).waitFor()
    // what was written is read again, and untouched it is the same calendar
    await page.reload()
    for (const [kind, , to] of plan) {
      const ends = page.getByRole('group', { name: t.phases[kind] }).getByLabel(t.ends)
      assert.equal(await ends.inputValue(), to)
    }
    assert.equal(await page.getByRole('button', { name: t.calendarSave }).isVisible(), false)

    // what cannot be read is taken for nothing else: it has the focus and is named beside the button
    await page.getByRole('link', { name: t.parts.rules }).click()
    await page.getByLabel(t.lengthTo).fill('ten')
    await page.getByLabel(t.minimumAge).fill('14')
    await page.getByRole('button', { name: t.save, exact: true }).click()
    await page.getByRole('button', { name: t.lengthTo, exact: true }).waitFor()
    assert.equal(await page.evaluate('document.activeElement.ariaInvalid'), 'true')
    await shot(page, `settings-unread.${language}`)
    await page.getByLabel(t.lengthTo).fill('10:00')
    await page.getByRole('button', { name: t.save, exact: true }).click()
    await page.getByText(t.unsaved).waitFor({ state: 'hidden' })

    await page.getByRole('link', { name: t.parts.awards }).click()
    await page.getByRole('button', { name: t.add }).click()
    await page.getByLabel(t.nameJa).fill('観客賞')
    await page.getByLabel(t.nameEn).fill('Audience Award')
    await page.getByRole('radio', { name: t.decidedByOptions.audience }).check({ force: true })
    await page.getByRole('button', { name: t.save, exact: true }).click()
    await page.getByText(t.unsaved).waitFor({ state: 'hidden' })

    await page.getByRole('link', { name: t.parts.rights }).click()
    await page.getByLabel(t.rightsJa).fill('自分たちで撮った作品であること。')
    await page.getByLabel(t.rightsEn).fill('It is our own work.')
    await page.getByRole('button', { name: t.save, exact: true }).click()
    await page.getByText(t.unsaved).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: t.publish, exact: true }).click()
    // films may come in at once, and it says so
    const sure = page.getByRole('dialog', { name: t.publishTitle })
    await sure.getByText(t.planOdd.openNow()).waitFor()
    await shot(page, `publish-sure.${language}`)
    await sure.getByRole('button', { name: t.publish, exact: true }).click()
    await page.getByText(t.published).waitFor()

    await page.goto('/console/upright-night')
    await page.getByRole('heading', { name: t.entries, exact: true }).waitFor()
    await shot(page, `overview-empty.${language}`)

    // without a connection the desk says so, and goes on by itself
    await page.context().setOffline(true)
    await page.getByRole('link', { name: t.people }).click()
    await page.getByRole('heading', { name: t.offlineTitle }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('heading', { name: t.people, exact: true }).waitFor()

    const visitor = await (await festival.browser(language)).newPage()
    await visitor.goto('/editions/upright-night')
    await visitor
      .getByText(language === 'ja' ? '観客賞' : 'Audience Award')
      .first()
      .waitFor()
    // an end is read as the organiser wrote it
    const until =
      language === 'ja'
        ? new RegExp(`(${inOneLine('10月4日')}|${inOneLine('11月8日')}).*23:59`)
        : /(4\s+October|8\s+November).*23:59/
    await visitor.getByText(until).first().waitFor()
    await shot(visitor, `edition-new.${language}`)
  })
}
