import webvtt from 'webvtt-parser'
import entities from 'webvtt-parser/html-entities.json' with { type: 'json' }
import { showsSomething, withoutHidden } from '#platform/text/text.ts'

export type Words = {
  /** WebVTT cue text: escaped, its marks closed. '' when nothing would be seen. */
  text: string
  /** Marks that say how words look or when, not what they are. */
  leftOut: boolean
  /** What looked like a mark and is none: the words it stands in. */
  asWritten: boolean
  /** Somebody read the file wrongly before and wrote it again: letters are missing. */
  broken: boolean
}

/**
 * The words of a cue with what belongs to them: ruby, who speaks, language, bold, italics, underline. Every other mark
 * that is known goes and its words stay; what is no mark (`<sigh>`, `1 < 2`, a script) is said as it is written.
 */
export const wordsOf = (lines: readonly string[]): Words => {
  const found = { leftOut: false, asWritten: false, broken: false }
  const source = lines.join('\n')
  let marked = ''
  let last = 0
  for (const { 0: mark, index } of source.matchAll(marks)) {
    marked += said(source.slice(last, index), found) + keptMark(mark, found)
    last = index + mark.length
  }
  marked += said(source.slice(last), found)
  const parser = new webvtt.WebVTTCueTextParser(withoutBlankLines(marked), () => {}, 'metadata', references)
  const { children } = parser.parse(0, Number.POSITIVE_INFINITY)
  return { text: showsSomething(lettersOf(children)) ? write(children) : '', ...found }
}

/** A word of ruby's for readers that cannot do ruby; a tag; a mark of SubStation Alpha, which SRT files carry. */
const marks = /<rp>[^<>]*<\/rp>|<[^<>]*>|\{\\[^{}]*\}/gi

const kept = ['b', 'i', 'u', 'ruby', 'rt', 'v', 'lang']
const sameAs: Record<string, string> = { em: 'i', strong: 'b' }
/** How words look: of WebVTT and of the HTML that other programs write into SRT. */
const ofLook =
  /^(?:c|font|span|p|div|s|strike|del|ins|small|big|sub|sup|center|tt|a|q|cite|rb|rtc|rp|nobr|body|html)$/

type Found = Omit<Words, 'text'>

/** What stays of a mark, as the parser knows it. */
const keptMark = (mark: string, found: Found): string => {
  const [, slash = '', called = '', rest = ''] = /^<(\/?)([a-z]+)(?![\w-])([^>]*)>$/i.exec(mark) ?? []
  const name = sameAs[called.toLowerCase()] ?? called.toLowerCase()
  if (name === 'br') return '\n'
  if (kept.includes(name)) {
    if (slash) return `</${name}>`
    if (name !== 'v' && name !== 'lang') return `<${name}>`
    const about = said(rest.replace(/^\.\S*/, ''), found)
      .replaceAll(/\s+/g, ' ')
      .trim()
    return about ? `<${name} ${about}>` : ''
  }
  if (ofLook.test(name) || /^(?:\{|<rp>|<\d[\d:.]*>)/i.test(mark)) {
    found.leftOut = true
    return ''
  }
  // brackets round a word of another writing are no mark to anybody
  if (called) found.asWritten = true
  return said(mark, found)
}

/** Letters as they are read: references resolved once, nothing that hides or turns what stands beside it. */
const said = (text: string, found: Found): string => {
  const read = text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,31}));/gi, reference)
    .toWellFormed()
  if (read.includes('\ufffd')) found.broken = true
  return escaped(withoutHidden(read))
}

const reference = (written: string, decimal?: string, hex?: string, name?: string): string => {
  if (name) return (entities as Record<string, string>)[`&${name};`] ?? written
  const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : written
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const references = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** A blank line would end the cue; marks that stand alone in a line go with the words that they open or close. */
const withoutBlankLines = (marked: string): string => {
  const lines: string[] = []
  let alone = ''
  for (const line of marked.split('\n')) {
    const text = line.trim()
    const last = lines.length - 1
    if (text.replace(/<[^<>]*>/g, '').trim() === '') {
      if (text.startsWith('</') && last >= 0) lines[last] += text
      else alone += text
    } else {
      lines.push(alone + text)
      alone = ''
    }
  }
  return lines.join('\n') + alone
}

const lettersOf = (nodes: readonly webvtt.Node[]): string =>
  nodes
    .map((node) =>
      node.type === 'text' ? node.value : node.type === 'object' ? lettersOf(node.children) : '',
    )
    .join('')

const write = (nodes: readonly webvtt.Node[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return escaped(node.value)
      if (node.type !== 'object') return ''
      const inner = write(node.children)
      const about = node.value ? ` ${node.value}` : ''
      return inner === '' ? '' : `<${node.name}${about}>${inner}</${node.name}>`
    })
    .join('')
