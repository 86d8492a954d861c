import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { addPerson } from '#features/account/account.ts'
import { plantVoting } from '#test/voting.ts'
import { comeIn } from './come-in.ts'
import { openFestival, shot } from './festival.ts'

/** WCAG 2.2 AA as far as a program can tell: names, roles, contrast, targets, language, headings. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What stands in the way of somebody on this page, in words that lead to the place. */
const barriers = async (page: Page): Promise<string[]> => {
  const { violations, passes } = await new AxeBuilder({ page }).withTags(rules).analyze()
  assert.ok(passes.length > 5, 'the page was looked at')
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  )
}

/** Fields whose letters are so small that an iPhone enlarges the whole page when they are touched. */
const smallFields = `[...document.querySelectorAll('input, select, textarea')]
  .filter((field) => !['checkbox', 'radio', 'range', 'file', 'color', 'hidden'].includes(field.type))
  .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
  .map((field) => 'small letters: ' + field.outerHTML.slice(0, 120))`

const pages = {
  anyone: [
    '/',
    '/films/FILM',
    '/films/FILM/about',
    '/editions',
    '/e/EDITION',
    '/e/EDITION/evening',
    '/e/EDITION/result',
    '/sign-in',
    '/terms',
    '/lost',
  ],
  maker: ['/me', '/studio', '/submit'],
  organiser: ['', '/entries', '/people', '/result', '/settings', '/settings/calendar', '/settings/rules'].map(
    (section) => `/console/EDITION${section}`,
  ),
}

for (const [language, device] of [
  ['ja', 'phone'],
  ['en', 'laptop'],
] as const)
  test(`no page stands in anybody's way (${language}, ${device})`, async () => {
    await using festival = await openFestival()
    const { slug, filmIds } = await plantVoting(festival.platform, { films: 2 })
    const browser = await festival.browser(language, device)
    const page = await browser.newPage()
    const found: string[] = []
    const visit = async (paths: readonly string[]) => {
      for (const path of paths) {
        await page.goto(path.replace('EDITION', slug).replace('FILM', filmIds[0] ?? ''))
        await page.locator('main').first().waitFor()
        await page.locator('h1').first().waitFor()
        for (const barrier of await barriers(page)) found.push(`${path} ${barrier}`)
        if (device === 'phone')
          for (const field of await page.evaluate<string[]>(smallFields)) found.push(`${path} ${field}`)
        await shot(page, `accessible${path.replaceAll('/', '-')}.${language}`)
      }
    }
    await visit(pages.anyone)
    const email = 'yuri@example.jp'
    await addPerson(festival.platform, { email, roles: [{ role: 'organiser', editionId: null }] })
    await page.goto('/sign-in?to=/me')
    await comeIn(festival, page, { email, language })
    await visit(pages.maker)
    await visit(pages.organiser)
    assert.deepEqual(found, [])
  })
