import { jaModel, Parser } from 'budoux'
import { type ComponentChildren, Fragment, options } from 'preact'

/** Where a line may break, and nothing to see. */
const joint = '\u200b'

/**
 * From now on Japanese is shown phrase by phrase: for engines without `word-break: auto-phrase`. The texts themselves
 * stay as they are, and so do attributes, names and titles: only what an element shows is given its joints, in one
 * place for catalogues and people's words alike, and what is copied has lost them again. Styles: `.phrases`.
 */
export const showPhrases = (): void => {
  const before = options.vnode
  options.vnode = (vnode) => {
    const { type, props } = vnode
    if (type === Fragment || (typeof type === 'string' && !asTyped.has(type)))
      props.children = jointed(props.children)
    before?.(vnode)
  }
  addEventListener('copy', (event) => {
    const chosen = getSelection()?.toString() ?? ''
    if (!chosen.includes(joint)) return
    event.clipboardData?.setData('text/plain', chosen.replaceAll(joint, ''))
    event.preventDefault()
  })
  document.documentElement.classList.add('phrases')
}

/** What somebody writes or chooses by its very letters. */
const asTyped = new Set(['textarea', 'option', 'code', 'pre', 'style', 'script'])

const jointed = (children: ComponentChildren): ComponentChildren => {
  if (typeof children === 'string') return phrased(children)
  return Array.isArray(children) ? children.map(jointed) : children
}

/** The same text with a joint after each phrase but the last. */
export const phrased = (text: string): string => {
  if (text.length < 4 || !japanese.test(text)) return text
  const known = phrasedOnce.get(text)
  if (known !== undefined) return known
  if (phrasedOnce.size > 2000) phrasedOnce.clear()
  const whole = [...text.matchAll(unbroken)]
  let made = ''
  let from = 0
  for (const at of parser.parseBoundaries(text)) {
    if (whole.some(({ index, 0: { length } }) => at > index && at < index + length)) continue
    // a joint would take the air between a figure and what it counts
    if (figure.test(text.slice(at - 1, at)) !== figure.test(text.slice(at, at + 1))) continue
    made += text.slice(from, at) + joint
    from = at
  }
  made += text.slice(from)
  phrasedOnce.set(text, made)
  return made
}

const parser = new Parser(jaModel)
const phrasedOnce = new Map<string, string>()
const japanese = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u
const figure = /[\w%]/
/** Hashtags, addresses and words of another script: somebody may look for them by their letters. */
const unbroken = /[#＃][\p{L}\p{N}\p{M}_ー]+|[\w.+@/?=&%-]+/gu
