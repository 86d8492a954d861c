/// <reference lib="dom" />
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { whoMakes } from '#server/demo/seed-people.ts'

/** What is wrong with a page as it stands, in words that lead to the place. */
export const faultsOf = async (page: Page): Promise<string[]> => page.evaluate(look, handles)

/** What keeps people out of it, as far as a program can tell. */
export const barriersOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    )
}

/** Names that people gave themselves, which may look like codes. */
const handles = whoMakes.map(({ handle }) => handle)

/** Runs in the page. */
const look = (handles: string[]): string[] => {
  const faults: string[] = []
  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const dialog = document.querySelector('dialog[open]')
  const titles = [...document.querySelectorAll('h1')].filter((one) => one.textContent.trim() !== '')
  if (titles.length === 0) faults.push('has no heading')
  if (!document.title.trim()) faults.push('has no title')
  if (dialog && !dialog.querySelector('h1, h2')) faults.push('has a dialog without a heading')

  const room = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth > room) {
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => isSeen(element) && element.getBoundingClientRect().right > room + 1,
    )
    const last = wide.at(-1)
    faults.push(
      `is ${document.documentElement.scrollWidth} wide in ${room}: ${last?.outerHTML.slice(0, 160)}`,
    )
  }

  for (const current of document.querySelectorAll('nav [aria-current="page"]')) {
    const { left, right } = current.getBoundingClientRect()
    if (isSeen(current) && (left < 0 || right > room))
      faults.push(`shows where one is outside of the screen: ${current.textContent}`)
  }

  const here = location.pathname
  const away = [...document.querySelectorAll('a[href]')].filter(
    (link) =>
      link instanceof HTMLAnchorElement &&
      link.origin === location.origin &&
      link.pathname !== here &&
      !link.pathname.startsWith('/api/') &&
      isSeen(link),
  )
  const closes = dialog?.querySelector('button')
  if (away.length === 0 && !closes) faults.push('has no way to another page')

  // what a form says of its fields is no fault; what the server refuses of it is heard as an answer
  for (const wrong of document.querySelectorAll('[role="status"] [class*="bad"], [role="alert"]'))
    if (isSeen(wrong) && !wrong.closest('form') && wrong.textContent.trim())
      faults.push(`says: ${wrong.textContent.trim()}`)

  const texts = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const around = node.parentElement
    if (!around || around.closest('script, style, code, textarea') || !isSeen(around)) continue
    const text = node.nodeValue ?? ''
    const raw = /(?<![@\w./-])[a-z]+(_[a-z]+)+(?![\w@])|\bundefined\b|\bNaN\b|\[object |Invalid Date/.exec(
      text,
    )
    if (raw && !text.includes('@') && !handles.includes(raw[0]))
      faults.push(`shows ${raw[0]} in “${text.trim().slice(0, 80)}”`)
  }

  for (const element of (dialog ?? document).querySelectorAll(
    'h1, h2, h3, button, th, dt, label > span, summary',
  )) {
    if (!isSeen(element) || getComputedStyle(element).writingMode !== 'horizontal-tb') continue
    const alone = lastLineOf(element)
    if (alone) faults.push(`leaves “${alone}” alone in the last line of “${element.textContent.trim()}”`)
  }
  return faults

  /** The one character of a text of several lines that stands by itself in the last, if so. */
  function lastLineOf(element: Element): string | null {
    if (element.childElementCount > 0) return null
    const node = element.firstChild
    const text = (node?.nodeValue ?? '').trimEnd()
    if (!node || text.length < 3 || text.includes('\n')) return null
    const range = document.createRange()
    const topOf = (n: number) => {
      range.setStart(node, n)
      range.setEnd(node, n + 1)
      return range.getBoundingClientRect().top
    }
    const [last, before] = [topOf(text.length - 1), topOf(text.length - 2)]
    return last > before + 4 ? text.slice(-1) : null
  }
}
