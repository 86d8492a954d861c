/// <reference lib="dom" />
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type WebDriver, WebElement } from 'selenium-webdriver'
import { eventually } from '../stories/program.ts'
import { type EngineName, engines } from './engines.ts'
import type { Size } from './window.ts'

type Language = 'ja' | 'en'
type Words = string | RegExp

/** Somebody at one window of an engine, who finds things by their words as people do. Everything waits. */
export type Guest = {
  engine: EngineName
  language: Language
  driver: WebDriver
  /** Opens an address of the festival. */
  open(path: string): Promise<void>
  /** The one control that is called so and can be seen: by its label, else by its words. */
  control(name: Words): Promise<WebElement>
  press(name: Words): Promise<void>
  write(name: Words, text: string): Promise<void>
  /** Ticks a box that styles hide behind its label. */
  tick(name: Words): Promise<void>
  pick(file: string): Promise<void>
  sees(words: Words): Promise<void>
  /** One movement of a finger, in shares of the window. */
  swipe(from: [x: number, y: number], to: [x: number, y: number]): Promise<void>
  /** Runs in the page until it gives something; a function without anything of its own. */
  until<T>(what: string, look: () => T | false | null | undefined): Promise<T>
  /** A PNG of the window, once what moves has come to rest. */
  picture(): Promise<Buffer>
  /** `SHOTS=folder bin/test …` keeps pictures for whoever looks at them. */
  shot(name: string): Promise<void>
}

/** `await using guest = await aGuest('webkit', url, phone, 'ja')`: a browser with nothing in it but a language. */
export async function aGuest(
  engine: EngineName,
  url: string,
  size: Size,
  language: Language,
): Promise<Guest & AsyncDisposable> {
  const window = await engines[engine](size)
  const { driver } = window
  // a cookie needs a page of its site
  await driver.get(`${url}/api/health`)
  await driver.manage().addCookie({ name: 'lang', value: language })

  const until: Guest['until'] = (what, look) =>
    eventually(
      `${engine}: ${what}`,
      async () => (await driver.executeScript(look)) ?? false,
      30_000,
    ) as Promise<never>
  const found = (what: string, kind: 'control' | 'words', words: Words) =>
    eventually(
      `${engine}: ${what} ${words}`,
      async () => {
        const one = await driver.executeScript(finding, kind, ...asked(words))
        return one instanceof WebElement && one
      },
      30_000,
    )
  /** What moves is waited for; what is covered for a moment, or drawn anew, is tried again. */
  const act = (what: string, name: Words, how: (one: WebElement) => Promise<void>) =>
    eventually(
      `${engine}: ${what} ${name}`,
      async () => {
        const one = await found(what, 'control', name)
        const before = await driver.executeAsyncScript(placing, one)
        if (before !== (await driver.executeAsyncScript(placing, one))) return false
        await how(one)
        return true
      },
      30_000,
    )
  const picture = async () => {
    await driver.executeAsyncScript(settling)
    return Buffer.from(await driver.takeScreenshot(), 'base64')
  }
  return {
    engine,
    language,
    driver,
    until,
    picture,
    open: async (path) => {
      // Firefox may say that it is there while it still shows what was there before
      await driver.executeScript('window.before = true')
      await eventually(`${engine}: ${path} opens`, async () => {
        await driver.get(url + path)
        return await driver.executeScript<boolean>('return !window.before')
      })
    },
    control: (name) => found('a control', 'control', name),
    press: async (name) => void (await act('press', name, (one) => one.click())),
    write: async (name, text) =>
      void (await act('write', name, async (one) => {
        await one.clear()
        await one.sendKeys(text)
      })),
    tick: async (name) =>
      void (await act('tick', name, (one) => driver.executeScript('arguments[0].click()', one))),
    pick: async (file) => {
      const input = await until('a place for a file', () => document.querySelector('input[type=file]'))
      await (input as unknown as WebElement).sendKeys(file)
    },
    sees: async (words) => void (await found('see', 'words', words)),
    swipe: async (from, to) => {
      const at = async ([x, y]: [number, number]) => {
        const [w, h] = await driver.executeScript<[number, number]>('return [innerWidth, innerHeight]')
        return { x: Math.round(x * w), y: Math.round(y * h) }
      }
      await driver
        .actions()
        .move({ ...(await at(from)), duration: 0 })
        .press()
        .move({ ...(await at(to)), duration: 120 })
        .release()
        .perform()
    },
    shot: async (name) => {
      if (process.env.SHOTS)
        writeFileSync(join(process.env.SHOTS, `${engine}-${name}.${language}.png`), await picture())
    },
    [Symbol.asyncDispose]: () => window[Symbol.asyncDispose](),
  }
}

/** How words are asked for in the page: exactly, or by a pattern. */
const asked = (words: Words): [source: string, flags: string | null] =>
  typeof words === 'string' ? [spoken(words), null] : [words.source, words.flags]
const spoken = (text: string) =>
  text
    .replace(/[\u200b\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Runs in the page: done when what moves has come to rest, letters have come, and both were drawn. */
function settling(done: () => void): void {
  const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations === 1)
  void Promise.allSettled(moving.map(({ finished }) => finished))
    .then(() => document.fonts.ready)
    .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())))
}

/** Runs in the page: the last visible element of a kind with these words. */
function finding(kind: 'control' | 'words', source: string, flags: string | null): Element | null {
  const plain = (text: string | null | undefined) =>
    (text ?? '')
      .replace(/[\u200b\u2060]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const fits = (text: string) => (flags === null ? text === source : new RegExp(source, flags).test(text))
  const nameOf = (one: Element) => {
    const told = one.getAttribute('aria-labelledby')?.split(' ') ?? []
    const labels = [...((one as HTMLInputElement).labels ?? [])]
    return (
      one.getAttribute('aria-label') ??
      (told.map((id) => document.getElementById(id)?.textContent).join(' ') ||
        labels.map(({ textContent }) => textContent).join(' ') ||
        one.textContent)
    )
  }
  // what an open dialog covers cannot be reached
  const within = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document
  const all = [
    ...within.querySelectorAll(
      kind === 'control' ? 'a, button, input, textarea, select, [role=radio]' : 'main *, dialog *, body *',
    ),
  ].filter(
    // fields may be seen through what stands for them
    (one) => 'labels' in one || one.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  )
  const exact = all.filter((one) => fits(plain(kind === 'control' ? nameOf(one) : one.textContent)))
  // a field's label may hold a hint behind its name
  const begun =
    kind === 'control' && flags === null
      ? all.filter((one) => (one as HTMLInputElement).labels && plain(nameOf(one)).startsWith(source))
      : []
  return exact.at(-1) ?? begun[0] ?? null
}

/** Where something is on the screen, two frames from now. */
const placing = `const [one, done] = arguments
requestAnimationFrame(() => requestAnimationFrame(() => {
  const { x, y, width, height } = one.getBoundingClientRect()
  done([x, y, width, height].join(' '))
}))`
