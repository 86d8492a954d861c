import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { addPerson } from '#features/account/account.ts'
import { recount } from '#features/tally/tally.ts'
import ballotEn from '../../web/messages/ballot.en.ts'
import ballotJa from '../../web/messages/ballot.ja.ts'
import countingEn from '../../web/messages/counting.en.ts'
import countingJa from '../../web/messages/counting.ja.ts'
import resultEn from '../../web/messages/result.en.ts'
import resultJa from '../../web/messages/result.ja.ts'
import { plantVoting } from '../voting.ts'
import { comeIn } from './come-in.ts'
import { type Festival, openFestival, shot } from './festival.ts'
import { givePlayable } from './playable.ts'
import { eventually } from './program.ts'

const words = {
  ja: { ...resultJa, ...countingJa, ...ballotJa, numerals: ['一', '二', '三', '四', '五'] },
  en: { ...resultEn, ...countingEn, ...ballotEn, numerals: ['1', '2', '3', '4', '5'] },
}

for (const language of ['ja', 'en'] as const) {
  test(`watch, vote, change the vote, close, count, publish (${language})`, async () => {
    await using festival = await openFestival()
    const t = words[language]
    const { slug } = await plantVoting(festival.platform, { films: 1 })
    await givePlayable(festival.platform, 6)

    // somebody without an account watches the film to its end: the slip rises
    const page = await (await festival.browser(language)).newPage()
    await page.goto('/')
    const signIn = page.getByRole('link', { name: t.signIn })
    await signIn.waitFor({ timeout: 60_000 })
    await shot(page, `vote-sign-in.${language}`)
    await signIn.click()
    await comeIn(festival, page, { email: 'mio@example.jp', born: '1998-02-03', language })

    // what was watched before counts: five frames, one movement
    await openSlip(page, t)
    await slideTo(page, 4)
    await page
      .getByRole('heading', { name: t.received.replace('\n', '') })
      .or(page.getByText(t.slip))
      .first()
      .waitFor()
    await shot(page, `vote-received.${language}`)
    assert.deepEqual(await box(festival), [4])

    // changed with a tap, thought better of it off the frames, changed by the keyboard
    await page.getByRole('dialog').getByRole('button', { name: t.change, exact: true }).click()
    await page.getByRole('radio', { name: new RegExp(`^${t.numerals[4]}`) }).click()
    await eventually('the changed vote', async () => (await box(festival)).length === 2)
    await page.getByRole('dialog').getByRole('button', { name: t.change, exact: true }).click()
    await slideTo(page, 1, { andOff: true })
    await page.getByRole('radiogroup').waitFor()
    await page.getByRole('radio', { checked: true }).press('3')
    await page.keyboard.press('Enter')
    await eventually('the vote by keyboard', async () => (await box(festival)).length === 3)
    assert.deepEqual(await box(festival), [4, 5, 3])

    // without a connection it is kept, and delivered by itself
    await page.getByRole('dialog').getByRole('button', { name: t.change, exact: true }).click()
    await page.context().setOffline(true)
    await page.getByRole('radio', { name: new RegExp(`^${t.numerals[4]}`) }).click()
    await page.getByText(t.keptText).waitFor()
    await shot(page, `vote-kept.${language}`)
    assert.deepEqual(await box(festival), [4, 5, 3])
    await page.context().setOffline(false)
    await eventually('the kept vote', async () => (await box(festival)).length === 4)
    await page.getByText(t.slip, { exact: true }).waitFor()

    // the calendar closes the vote
    festival.ahead(8 * 86_400_000)
    await page.goto('/')
    await openSlip(page, t, { closed: true })
    await shot(page, `vote-closed.${language}`)
    // who goes on by the keyboard leaves the slip behind
    await page.evaluate('document.activeElement?.blur()')
    await page.keyboard.press('ArrowDown')
    await page.getByText(t.closedText).waitFor({ state: 'detached' })

    // an organiser counts, looks and publishes
    const email = 'yuri@example.jp'
    await addPerson(festival.platform, { email, roles: [{ role: 'organiser', editionId: null }] })
    const desk = await (await festival.browser(language, 'laptop')).newPage()
    await desk.goto(`/sign-in?to=/console/${slug}/result`)
    await comeIn(festival, desk, { email, language })
    await desk.getByRole('button', { name: t.count, exact: true }).click()
    await desk.getByRole('button', { name: t.countSure }).click()
    await desk.getByRole('cell', { name: '5.00' }).first().waitFor()
    await shot(desk, `result-counted.${language}`)
    const stranger = await (await festival.browser(language)).newPage()
    await stranger.goto(`/e/${slug}/result`)
    await stranger.getByText(t.noneText).waitFor()
    await desk.getByRole('button', { name: t.publish, exact: true }).click()
    const asked = desk.getByRole('dialog')
    await asked.getByRole('button', { name: t.tellThenPublish }).waitFor()
    await shot(desk, `result-publish.${language}`)
    await asked.locator('label', { hasText: t.atOnce }).click()
    await asked.getByRole('button', { name: t.publish, exact: true }).click()
    await desk.getByText(t.unpublished).waitFor({ state: 'detached' })
    await stranger.reload()
    await stranger.getByText('5.00').first().waitFor()
    await shot(stranger, `result.${language}`)
    // counted again, nothing that is public changes, and what takes its place asks for the reason
    await desk.getByRole('button', { name: t.countAgain, exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: t.countAgain, exact: true }).click()
    await desk.getByText(t.noDifference).waitFor()
    await shot(desk, `result-counted-again.${language}`)
    await desk.getByRole('button', { name: t.publishChanged }).click()
    await asked.locator('label', { hasText: t.atOnce }).click()
    await asked.getByRole('button', { name: t.publishChanged }).click()
    await asked.getByRole('textbox', { name: t.motionText }).fill('Counted again.')
    await shot(desk, `result-changed.${language}`)
    await asked.getByRole('button', { name: t.publishChanged }).click()
    await desk.getByText('Counted again.').first().waitFor()
    await stranger.reload()
    await stranger.getByText('Counted again.').first().waitFor()
    const [again] = await recount(festival.platform, slug)
    assert.deepEqual([again?.same, again?.ballots], [true, 1])
  })
}

const openSlip = async (
  page: Page,
  t: (typeof words)['ja' | 'en'],
  { closed = false } = {},
): Promise<void> => {
  const there = closed ? page.getByText(t.closedText) : page.getByRole('radiogroup')
  await eventually('the slip', async () => {
    if (await there.isVisible()) return true
    const frame = page.locator('section button', { has: page.locator('span') }).last()
    await frame.click({ timeout: 2000 })
    await there.waitFor({ timeout: 3000 })
    return true
  })
}

/** One movement of the thumb from the first frame to another, once the slip has risen. */
const slideTo = async (page: Page, mark: number, { andOff = false } = {}): Promise<void> => {
  await page.evaluate(
    `Promise.all(document.querySelector('dialog[open]').getAnimations().map((one) => one.finished))`,
  )
  const frames = await page.getByRole('radiogroup').boundingBox()
  assert.ok(frames)
  const y = frames.y + frames.height / 2
  await page.mouse.move(frames.x + 10, y)
  await page.mouse.down()
  await page.mouse.move(frames.x + (frames.width * (mark - 0.5)) / 5, y, { steps: 5 })
  if (andOff) await page.mouse.move(frames.x + 10, frames.y - 150, { steps: 3 })
  await page.mouse.up()
}

const box = async ({ platform }: Festival): Promise<number[]> =>
  (await platform.pool.query<{ mark: number }>('select mark from ballot order by seq')).rows.map(
    ({ mark }) => mark,
  )
