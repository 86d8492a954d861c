/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/** What can be pressed on a page, or in what lies over it. */
export type Press = { name: string; nth: number }

/** Presses that are left out, by their words in either language, each with its reason. */
const leftOut: readonly (readonly [RegExp, string])[] = [
  [/^(日本語|English)$/, 'brings the page in the other language, which has a walk of its own'],
  [/^(サインアウト|ログアウト|Sign out)/, 'ends the walk'],
  [/(カメラ|撮影|撮る|Record|Use the camera|camera)/i, 'a camera is in a story of its own'],
]

export const isLeftOut = (name: string): boolean => leftOut.some(([words]) => words.test(name))

/** The addresses of this site that a page leads to; what it has made itself (blob:) is taken away, not gone to. */
export const linksOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a[href]')]
      .filter((link) => link instanceof HTMLAnchorElement)
      .filter(
        (link) =>
          link.protocol === location.protocol &&
          link.origin === location.origin &&
          !(link.hash && link.pathname === location.pathname),
      )
      .map((link) => link.pathname + link.search),
  )

/** Everything that can be pressed now, from top to bottom; in a dialog what only opens more of it. */
export const pressesOf = (page: Page): Promise<Press[]> =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]')
    const kinds = dialog ? 'summary, [role=tab], [aria-expanded]' : 'button, summary, [role=tab]'
    const seen = new Map<string, number>()
    return [...(dialog ?? document).querySelectorAll(kinds)].flatMap((element) => {
      const name = (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim()
      const nth = seen.get(name) ?? 0
      seen.set(name, nth + 1)
      const can =
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !(element as HTMLButtonElement).disabled &&
        element.getAttribute('aria-disabled') !== 'true'
      return can ? [{ name, nth }] : []
    })
  })

/** Presses it as a hand does: what lies under something else is not reached. Says what stood in the way. */
export const press = async (page: Page, { name, nth }: Press): Promise<string | null> => {
  const handle = await page.evaluateHandle(
    ({ name, nth }) => {
      const dialog = document.querySelector('dialog[open]')
      const kinds = dialog ? 'summary, [role=tab], [aria-expanded]' : 'button, summary, [role=tab]'
      return [...(dialog ?? document).querySelectorAll(kinds)].filter(
        (element) =>
          (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim() === name,
      )[nth]
    },
    { name, nth },
  )
  const element = handle.asElement()
  if (!element) return null
  return element.click({ timeout: 4000 }).then(
    () => null,
    (error: Error) =>
      /intercepts pointer events/.test(error.message)
        ? `cannot be reached: ${/<.*intercepts pointer events/.exec(error.message)?.[0]}`
        : null,
  )
}
