/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { plantVoting } from '#test/voting.ts'
import en from '../../web/messages/common.en.ts'
import ja from '../../web/messages/common.ja.ts'
import studio from '../../web/messages/studio.ja.ts'
import { openFestival, shot } from './festival.ts'

const ways = (page: Page, menu: string) => page.getByRole('navigation', { name: menu })

/** Where the film, the page's words and each way stand on the screen. */
const places = (page: Page, menu: string) =>
  page.evaluate((label) => {
    const nav = document.querySelector(`nav[aria-label="${label}"]`)
    const box = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return { left, top, right, bottom }
    }
    const stage = document.getElementById('stage')
    return {
      screen: { width: innerWidth, height: innerHeight },
      film: stage && !stage.hidden ? box(stage) : null,
      links: [...(nav?.querySelectorAll('li a') ?? [])].map(box),
      // the steps of the keyboard show themselves only to it
      acts: [...document.querySelectorAll('main button')]
        .filter((button) => button.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        .map(box),
    }
  }, menu)

type Box = { left: number; top: number; right: number; bottom: number }
const overlap = (a: Box, b: Box) =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5

test('at every size the ways are on the screen, large enough for a thumb, and never on the film or its buttons', async () => {
  await using festival = await openFestival()
  await plantVoting(festival.platform, { films: 2 })
  const browser = await festival.browser('ja')
  const page = await browser.newPage()
  await page.goto('/')
  for (const [width, height] of [
    [390, 844],
    [320, 568],
    [844, 390],
    [568, 320],
    [820, 1180],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.locator('main h1').waitFor()
    await ways(page, ja.menu).waitFor()
    const { screen, film, links, acts } = await places(page, ja.menu)
    const at = `${width} × ${height}`
    assert.equal(links.length, Object.keys(ja.places).length - 1, `the console is not a visitor’s, ${at}`)
    assert.ok(film, at)
    for (const link of links) {
      assert.ok(link.left >= 0 && link.right <= screen.width && link.bottom <= screen.height, at)
      assert.ok(link.right - link.left >= 44 && link.bottom - link.top >= 40, at)
      assert.ok(!overlap(link, film), `${at}: a way lies on the film`)
      assert.ok(!acts.some((act) => overlap(link, act)), `${at}: a way lies on a button`)
    }
    assert.ok(!acts.some((act) => overlap(act, film)), `${at}: a button lies on the film`)
    if (height === 844) assert.ok(film.right - film.left >= 386, 'the film is as wide as the phone')
    if (width > height)
      assert.equal(film.bottom - film.top, screen.height, `${at}: the film is as high as the screen`)
    await shot(page, `ways-feed.${width}x${height}`)
  }
})

test('from the feed it is one touch to submit and to oneself, signed out too, and one back to watch', async () => {
  await using festival = await openFestival()
  const { slug } = await plantVoting(festival.platform, { films: 2 })
  const browser = await festival.browser('ja')
  const page = await browser.newPage()
  const way = (name: string) => ways(page, ja.menu).getByRole('link', { name, exact: true })
  const here = () => ways(page, ja.menu).locator('[aria-current]').allTextContents()
  await page.goto('/')
  await way(ja.places.watch).waitFor()
  assert.deepEqual(await here(), [ja.places.watch])

  // a finger that seeks has the whole foot of the screen
  await page.getByRole('slider').hover()
  await page.mouse.down()
  await ways(page, ja.menu).waitFor({ state: 'detached' })
  await page.mouse.up()

  await way(ja.places.submit).click()
  await page.waitForURL(`/submit?edition=${slug}`)
  await page.getByRole('heading', { name: studio.pickTitle.replace('\n', ' ') }).waitFor()
  assert.deepEqual(await here(), [ja.places.submit])
  await page.getByRole('button', { name: studio.pickShoot }).click()
  await ways(page, ja.menu).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: ja.back }).click()
  await ways(page, ja.menu).waitFor()

  await way(ja.places.me).click()
  await page.waitForURL(/\/sign-in/)
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.equal(await ways(page, ja.menu).count(), 0, 'nobody is led away while they sign in')
  await page.getByRole('button', { name: ja.back }).click()
  await way(ja.places.watch).click()
  await page.waitForURL((url) => /^\/(films\/|$)/.test(url.pathname))
  await page.locator('main h1').waitFor()
})

test('no page is a dead end, and the foot of the paper hides nothing', async () => {
  await using festival = await openFestival()
  const { slug, filmIds } = await plantVoting(festival.platform, { films: 2 })
  const browser = await festival.browser('en')
  const page = await browser.newPage()
  for (const path of [
    '/',
    `/films/${filmIds[0]}/about`,
    `/e/${slug}/evening`,
    '/editions',
    `/e/${slug}`,
    `/e/${slug}/result`,
    '/submit',
    '/terms',
    '/nowhere',
  ]) {
    await page.goto(path)
    await page.locator('main h1').first().waitFor()
    assert.equal(await ways(page, en.menu).count(), 1, path)
    if (path === '/') continue
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    const last = page.locator('main :is(a, button, p)').filter({ visible: true }).last()
    await last.scrollIntoViewIfNeeded()
    const [foot, words] = [await ways(page, en.menu).boundingBox(), await last.boundingBox()]
    assert.ok(foot && words && words.y + words.height <= foot.y + 0.5, `${path}: its last words can be read`)
  }
  for (const [path, back] of [
    ['/sign-in', page.getByRole('button', { name: en.back })],
    [`/console/${slug}`, page.getByRole('link', { name: en.toFeed })],
  ] as const) {
    await page.goto(path)
    await back.waitFor()
    assert.equal(await ways(page, en.menu).count(), 0, path)
  }
})

test('by keyboard the ways come first where they stand at the left, and last where they stand at the foot', async () => {
  await using festival = await openFestival()
  await plantVoting(festival.platform, { films: 2 })
  for (const [device, first] of [
    ['laptop', true],
    ['phone', false],
  ] as const) {
    const browser = await festival.browser('en', device)
    const page = await browser.newPage()
    await page.goto('/')
    await page.locator('main h1').waitFor()
    await ways(page, en.menu).waitFor()
    await page.keyboard.press('Tab')
    const inside = await page.evaluate(() => document.activeElement?.closest('nav')?.ariaLabel ?? '')
    assert.equal(inside === en.menu, first, device)
    const before = await page.evaluate(
      (label) =>
        Boolean(
          (document
            .querySelector('main')
            ?.compareDocumentPosition(document.querySelector(`nav[aria-label="${label}"]`) as Element) ?? 0) &
            Node.DOCUMENT_POSITION_PRECEDING,
        ),
      en.menu,
    )
    assert.equal(before, first, device)
  }
})
