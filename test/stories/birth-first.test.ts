import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { addPerson } from '#features/account/account.ts'
import { inviteToTeam } from '#features/film/film.ts'
import birthEn from '../../web/messages/birth.en.ts'
import birthJa from '../../web/messages/birth.ja.ts'
import commonEn from '../../web/messages/common.en.ts'
import commonJa from '../../web/messages/common.ja.ts'
import studioEn from '../../web/messages/studio.en.ts'
import studioJa from '../../web/messages/studio.ja.ts'
import { aFilm } from '../a-film.ts'
import { comeIn } from './come-in.ts'
import { openFestival, shot } from './festival.ts'

const words = {
  ja: { ...studioJa, birth: birthJa, common: commonJa },
  en: { ...studioEn, birth: birthEn, common: commonEn },
}

for (const language of ['ja', 'en'] as const)
  test(`a juror whom nobody has asked tells the birth date, and joins a team then (${language})`, async () => {
    await using festival = await openFestival()
    const { platform } = festival
    const t = words[language]
    const maker = await addPerson(platform, { email: 'mio@example.jp', name: '澪', birthDate: '1990-04-30' })
    const email = 'fuyuko@example.jp'
    const juror = await addPerson(platform, {
      email,
      name: '片桐 冬子',
      language,
      roles: [{ role: 'juror', editionId: null }],
    })
    const filmId = await aFilm({ platform }, maker.id, { title: '凪の音' })
    await inviteToTeam(platform, maker.id, filmId, { id: randomUUID(), email, role: '撮影' })
    const letter = await festival.mailed(email, /\/invitations\/[\w-]+/)
    const page = await (await festival.browser(language)).newPage()
    await page.goto('/sign-in?to=/me')
    await comeIn(festival, page, { email, language })
    await page.getByRole('heading', { name: t.birth.first }).waitFor()
    await shot(page, `birth-me.${language}`)
    const { violations } = await new AxeBuilder({ page }).include('#birth-date').analyze()
    assert.deepEqual(violations, [])

    await page.goto(letter)
    await page.getByText(t.birth.toJoin).waitFor()
    assert.equal(await page.getByRole('button', { name: t.join, exact: true }).count(), 0)
    await shot(page, `birth-join.${language}`)
    await page.getByRole('button', { name: t.birth.tell }).click()
    await page.getByRole('alert').filter({ hasText: t.birth.unlikely }).waitFor()
    for (const [label, text] of [
      [t.birth.year, '1987'],
      [t.birth.month, '06'],
      [t.birth.day, '05'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(text)
    await page.getByRole('button', { name: t.birth.tell }).click()
    await page.getByRole('button', { name: t.join, exact: true }).click()
    await page.getByText(t.joined).waitFor()
    const { birthDate } = await platform.db
      .selectFrom('person')
      .select('birthDate')
      .where('id', '=', juror.id)
      .executeTakeFirstOrThrow()
    assert.equal(birthDate, '1987-06-05')

    // whoever has a role comes to the console from every page
    const ways = page.getByRole('navigation', { name: t.common.menu })
    await ways.getByRole('link', { name: t.common.places.console, exact: true }).click()
    await page.waitForURL(/\/console/)
  })
