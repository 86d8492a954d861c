/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { type Festival, shot } from '../stories/festival.ts'
import { isLeftOut, linksOf, press, pressesOf } from './doors.ts'
import { barriersOf, faultsOf } from './look.ts'
import { type Role, signInBy } from './roles.ts'

/** What the walks of one festival have in common. */
export type Round = {
  festival: Festival
  language: 'ja' | 'en'
  device: 'phone' | 'laptop'
  /** The editions that everybody knows of. */
  slugs: string[]
  faults: Set<string>
  /** Patterns that were held against the rules of access, and pictures taken of them. */
  looked: Set<string>
  /** Presses by pattern and by who sees the page. */
  pressed: Set<string>
}

export type Walked = { role: string; pages: number; patterns: number; presses: number }

/** How many pages of a kind are opened: an edition looks otherwise in each of its phases, a question changes little. */
const most = (pattern: string): number =>
  /^\/(e|console)\/:edition$/.test(pattern) ? 4 : pattern.includes('?') ? 1 : 2

/** Goes through every page that this role can come to, breadth first, and presses what there is. */
export const walk = async (round: Round, role: Role): Promise<Walked> => {
  const { festival, language, device } = round
  const browser = await festival.browser(language, device)
  const begin = { festival, browser }
  if (role.email) await signInBy(begin, role.email, language)
  const page = await browser.newPage()
  const traffic = listen(page)
  const letters = (await role.letters?.(begin)) ?? []
  const open = [
    ...letters,
    '/',
    ...round.slugs.map((slug) => `/e/${slug}`),
    '/me',
    '/console',
    '/terms',
    '/editions',
  ]
  const known = new Set(open)
  const visits = new Map<string, number>()
  let [pages, presses] = [0, 0]
  const files = new Set<string>()
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (/^\/(api|media|uploads)\/|\.\w{2,4}$/.test(path)) {
      if (files.has(fold(path))) continue
      files.add(fold(path))
      const answer = await browser.request.head(path)
      if (answer.status() >= 400) round.faults.add(`${role.name}: ${path} answers ${answer.status()}`)
      continue
    }
    const pattern = fold(path)
    const before = visits.get(pattern) ?? 0
    if (before >= most(pattern)) continue
    visits.set(pattern, before + 1)
    pages++
    const tell = (...faults: string[]) => {
      for (const fault of faults) round.faults.add(`${role.name} ${pattern} ${fault}`)
    }
    await openPage(page, traffic, path)
    tell(...traffic.refusals(role), ...(await faultsOf(page)))
    const seenBy = `${role.name} ${pattern}`
    if (!round.looked.has(pattern) || (/console/.test(pattern) && !round.looked.has(seenBy))) {
      round.looked.add(pattern).add(seenBy)
      tell(...(await barriersOf(page)))
      await shot(page, `walk${pattern.replaceAll(/[/?]/g, '-')}.${role.name}.${language}.${device}`)
    }
    const found = await linksOf(page)
    if (before === 0) presses += await pressAll(page, { round, role, traffic, pattern, path, tell, found })
    for (const link of found)
      if (!known.has(link)) {
        known.add(link)
        open.push(link)
      }
  }
  await browser.close()
  return { role: role.name, pages, patterns: visits.size, presses }
}

type Here = {
  round: Round
  role: Role
  traffic: Traffic
  pattern: string
  path: string
  tell: (...faults: string[]) => void
  found: string[]
}

/** Presses what is on the page until nothing new is there; returns how often. */
const pressAll = async (page: Page, here: Here): Promise<number> => {
  const { round, role, traffic, path, tell, found } = here
  const pattern = here.pattern.split('?')[0] ?? ''
  const who = role.email && !/console|studio|submit/.test(pattern) ? 'somebody' : role.name
  let presses = 0
  for (let left = 60; left > 0; left--) {
    const next = (await pressesOf(page)).find(
      ({ name, nth }) =>
        nth < 2 && !isLeftOut(name) && !round.pressed.has(`${who} ${pattern} ${fold(name)} ${nth}`),
    )
    if (!next) break
    round.pressed.add(`${who} ${pattern} ${fold(next.name)} ${next.nth}`)
    presses++
    const say = (...faults: string[]) => tell(...faults.map((fault) => `[${next.name}] ${fault}`))
    if (!next.name) say('has no name')
    // a menu that stands open goes away when somebody presses beside it, and then lets through
    let hindered = await press(page, next)
    if (hindered) {
      await page.locator('h1').first().click({ force: true })
      hindered = await press(page, next)
    }
    if (hindered) say(hindered)
    await traffic.settled()
    await page.evaluate(() => document.fullscreenElement && document.exitFullscreen())
    const place = new URL(page.url())
    const moved = place.pathname + place.search !== path
    say(...traffic.refusals(role), ...(await faultsOf(page)))
    if (moved) found.push(place.pathname + place.search)
    if (await isCovered(page)) {
      presses += await unfold(page, here, say)
      await page.goBack()
      await traffic.settled()
      if (await isCovered(page)) say('is not closed by going back')
    }
    if (moved || new URL(page.url()).pathname !== new URL(path, page.url()).pathname)
      await openPage(page, traffic, path)
    for (const link of await linksOf(page)) found.push(link)
  }
  return presses
}

/** Opens what can be opened in what lies over the page. */
const unfold = async (page: Page, { traffic, role }: Here, say: Here['tell']): Promise<number> => {
  let presses = 0
  for (const fold of (await pressesOf(page)).slice(0, 6)) {
    presses++
    await press(page, fold)
    await traffic.settled()
    say(...traffic.refusals(role), ...(await faultsOf(page)))
    if (!(await isCovered(page))) break
  }
  return presses
}

/** Something lies over the page, which the browser's back takes away. */
const isCovered = (page: Page) =>
  page.evaluate(
    () =>
      document.querySelector('dialog[open]') !== null ||
      (history.state as { over?: true } | null)?.over === true,
  )

const openPage = async (page: Page, traffic: Traffic, path: string): Promise<void> => {
  await page.goto(path)
  await page
    .locator('h1')
    .first()
    .waitFor({ state: 'attached', timeout: 15_000 })
    .catch(() => undefined)
  await traffic.settled()
}

type Traffic = ReturnType<typeof listen>

/** Hears what the page asks for and what it is answered. */
const listen = (page: Page) => {
  const running = new Set<unknown>()
  const refused: { asked: string; status: number }[] = []
  page.on('request', (request) => {
    if (!['media', 'eventsource', 'websocket'].includes(request.resourceType())) running.add(request)
  })
  page.on('requestfinished', (request) => running.delete(request))
  page.on('requestfailed', (request) => running.delete(request))
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url())
    if (answer.status() >= 400)
      refused.push({ asked: `${answer.request().method()} ${fold(pathname)}`, status: answer.status() })
  })
  page.on('dialog', (dialog) => void dialog.accept())
  page.on('filechooser', () => undefined)
  page.on('popup', (other) => void other.close())
  return {
    /** Nothing is under way, and what came is shown. */
    settled: async (): Promise<void> => {
      for (let calm = 0, looks = 0; calm < 3 && looks < 400; looks++) {
        await page.evaluate(
          () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
        )
        calm = running.size === 0 ? calm + 1 : 0
      }
    },
    /** Who was refused what since the last time. */
    refusals: (role: Role): string[] =>
      refused
        .splice(0)
        .filter(({ asked }) => !mayBeRefused.some(([who, what]) => who(role) && what.test(asked)))
        .map(({ asked, status }) => `${asked} answers ${status}`),
  }
}

/** What is no fault: who, what, by its reason in the name. */
const asksWhoTheyAre = (role: Role) => !role.email
const mayBeRefused: readonly (readonly [(role: Role) => boolean, RegExp])[] = [
  [asksWhoTheyAre, /^GET \/api\/me$/],
]

/** An address or the words of a button, without what is this one's alone. */
export const fold = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/(e|console|editions)\/[^/?]+/, '/$1/:edition')
    .replace(/\/(guardian|threads|join|letters|invitations|f|people)\/[^/?]+/, '/$1/:one')
    .replace(/=[^&]*/g, '=')
    .replace(/\d+/g, '0')
