import type { Nodes, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Block, Run } from '#contract/opening.ts'

/** Lists within lists are read as deep as this; what lies deeper stands beside it. */
const deepest = 3

/** So many things within each other are read; what lies deeper stands as it was written. */
const mostLevels = 32

/**
 * What a page may show of Markdown. Only what is named here comes through: HTML stands as the text it was written as,
 * pictures as their words, links lead to http, https and mailto alone.
 */
export const blocksOf = (written: string): Block[] => {
  const markdown = shallow(written)
  return fromMarkdown(markdown).children.flatMap((node) => blocksIn(node, { markdown, level: 0, depth: 0 }))
}

/** So many quotations and lists may begin in one line, and so many stars, underscores and brackets stand in a page. */
const mostMarkers = 12
const mostMarks = 400

/** The parser takes the square, and more, of what stands within each other: beyond these bounds it is text. */
const shallow = (markdown: string): string => {
  let marks = 0
  return withoutStairs(markdown).replace(/[*_[\]]/g, (mark) =>
    ++marks > mostMarks ? `&#${mark.charCodeAt(0)};` : mark,
  )
}

const withoutStairs = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => {
      marker.lastIndex = 0
      for (let found = 0; found < mostMarkers; found++) if (!marker.test(line)) return line
      const at = marker.lastIndex
      return line.slice(0, at) + line.slice(at).replace(/[>*+.)-]/g, '\\$&')
    })
    .join('\n')

const marker = /[ \t]{0,4}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y

/** `depth`: of the list; `item`: the block begins one of it. */
type Where = { markdown: string; level: number; depth: number; item?: { number?: number } }

const blocksIn = (node: RootContent, where: Where): Block[] => {
  const { markdown, level, depth, item } = where
  if (level > mostLevels) return [{ kind: 'paragraph', runs: [{ text: asWritten(markdown, node) }] }]
  const within = { markdown, level: level + 1, depth }
  switch (node.type) {
    case 'heading':
      return [{ kind: node.depth <= 2 ? 'heading' : 'minor', runs: runsIn(node, within) }]
    case 'list':
      return node.children.flatMap((one, at) =>
        one.children.flatMap((inner, nth) =>
          blocksIn(inner, {
            ...within,
            depth: inner.type === 'list' ? Math.min(depth + 1, deepest) : depth,
            ...(nth === 0 && { item: { number: node.ordered ? (node.start ?? 1) + at : undefined } }),
          }),
        ),
      )
    case 'blockquote':
      return node.children
        .flatMap((inner) => blocksIn(inner, within))
        .map((block) => (block.kind === 'paragraph' ? { ...block, kind: 'quote' as const } : block))
    case 'thematicBreak':
      return [{ kind: 'rule', runs: [] }]
    case 'code':
    case 'html':
      return [{ kind: 'paragraph', runs: [{ text: node.value }] }]
    case 'paragraph': {
      const runs = runsIn(node, within)
      if (item) return [{ kind: 'item', runs, depth, ...(item.number !== undefined && item) }]
      return [{ kind: 'paragraph', runs }]
    }
    default:
      return []
  }
}

const asWritten = (markdown: string, { position }: Nodes): string =>
  markdown.slice(position?.start.offset, position?.end.offset)

type Styled = Omit<Run, 'text'>

const runsIn = ({ children }: { children: readonly Nodes[] }, where: Where): Run[] =>
  children.flatMap((node) => runsOf(node, where, {}))

const runsOf = (node: Nodes, where: Where, style: Styled): Run[] => {
  if (where.level > mostLevels) return [{ text: asWritten(where.markdown, node), ...style }]
  const inner = (more: Styled): Run[] =>
    'children' in node
      ? node.children.flatMap((one) =>
          runsOf(one, { ...where, level: where.level + 1 }, { ...style, ...more }),
        )
      : []
  switch (node.type) {
    case 'text':
    case 'html':
      return [{ text: node.value, ...style }]
    case 'inlineCode':
      return [{ text: node.value, ...style, code: true }]
    case 'strong':
      return inner({ strong: true })
    case 'emphasis':
      return inner({ emphasis: true })
    case 'break':
      return [{ text: '\n', ...style }]
    case 'image':
      return node.alt ? [{ text: node.alt, ...style }] : []
    case 'link': {
      const href = safe(node.url)
      return inner(href ? { href } : {})
    }
    default:
      return inner({})
  }
}

const safe = (address: string): string | null => {
  const url = URL.parse(address)
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : null
}
