/// <reference lib="dom" />
import sharp from 'sharp'
import { phrased } from '../../web/words/phrases.ts'
import type { Guest } from './guest.ts'

/** Where Japanese lines of the page that is open break inside a phrase: `十五秒か／ら十分まで`. */
export async function brokenPhrases({ driver }: Guest): Promise<string[]> {
  const broken = await driver.executeScript<{ text: string; at: number }[]>(lineBreaks)
  return broken
    .filter(({ text, at }) => !mayBreak(text, at))
    .map(({ text, at }) => `${text.slice(0, at)}／${text.slice(at)}`)
}

/** Between phrases; and where any Japanese line may break, at what is no letter. */
function mayBreak(text: string, at: number): boolean {
  if (/[\s\p{P}\p{S}]/u.test(text.slice(at - 1, at + 1))) return true
  const before = phrased(text).split('\u200b')
  return before.some((_, n) => before.slice(0, n).join('').length === at)
}

/** Runs in the page: every place where a level text goes on in the next line. */
function lineBreaks(): { text: string; at: number }[] {
  const found: { text: string; at: number }[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const around = node.parentElement
    if (!around?.checkVisibility() || around.closest('script, style, option, [aria-hidden]')) continue
    if (!/[\u3040-\u30ff\u4e00-\u9fff]/.test(node.data)) continue
    if (getComputedStyle(around).writingMode !== 'horizontal-tb') continue
    let line: number | null = null
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      // the first letter of a line may also have a box of no width at the end of the one before
      const box = [...range.getClientRects()].findLast(({ width }) => width > 0)
      if (!box) continue
      if (line !== null && box.top > line + box.height / 2)
        found.push({
          text: node.data.replace(/[\u200b\u2060]/g, ''),
          at: node.data.slice(0, at).replace(/[\u200b\u2060]/g, '').length,
        })
      line = box.top
    }
  }
  return found
}

/**
 * Sets letters in the place of an element's own (null: leaves those) and counts the separate strokes of ink along the line, as they are drawn.
 * Of letters that are one stroke each (日国四目 1 2 H) there are as many as letters, unless some stand on each other.
 */
export async function inkOf(guest: Guest, selector: string, letters: string | null = null): Promise<number> {
  const upright = await guest.driver.executeScript<boolean>(isolate, selector, letters)
  const { data, info } = await sharp(await guest.picture())
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const across = upright ? info.width : info.height
  const along = upright ? info.height : info.width
  const inked = (at: number) => {
    for (let i = 0; i < across; i++) {
      const pixel = upright ? at * info.width + i : i * info.width + at
      if ((data[pixel * info.channels] ?? 255) < 128) return true
    }
    return false
  }
  let strokes = 0
  for (let at = 1; at < along; at++) if (inked(at) && !inked(at - 1)) strokes++
  return strokes
}

/** Runs in the page: nothing is to be seen but these letters, black on white. Whether they stand upright. */
function isolate(selector: string, letters: string | null): boolean {
  const one = document.querySelector<HTMLElement>(selector)
  if (!one) throw new Error(`Nothing is ${selector}`)
  if (letters !== null) one.textContent = letters
  one.scrollIntoView({ block: 'center' })
  const sheet = document.getElementById('isolated') ?? document.createElement('style')
  sheet.id = 'isolated'
  sheet.textContent = `
    *, ::before, ::after { visibility: hidden !important; opacity: 1 !important; transition: none !important;
      text-shadow: none !important }
    html, body { background: #fff !important }
    [data-alone], [data-alone] * { visibility: visible !important; color: #000 !important;
      background: #fff !important; border-color: #fff !important; white-space: nowrap !important }`
  document.head.append(sheet)
  for (const before of document.querySelectorAll('[data-alone]')) before.removeAttribute('data-alone')
  one.dataset.alone = ''
  return getComputedStyle(one).writingMode !== 'horizontal-tb'
}
