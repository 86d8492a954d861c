import type { Nodes, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Block, Run } from '#contract/opening.ts'

/** Lists within lists are read as deep as this; what lies deeper stands beside it. */
const deepest = 3

/**
 * What a page may show of Markdown. Only what is named here comes through: HTML stands as the text it was written as,
 * pictures as their words, links lead to http, https and mailto alone. Linear in the length of the text.
 */
export const blocksOf = (markdown: string): Block[] =>
  fromMarkdown(markdown).children.flatMap((node) => blocksIn(node, 0, undefined))

const blocksIn = (node: RootContent, depth: number, item: { number?: number } | undefined): Block[] => {
  switch (node.type) {
    case 'heading':
      return [{ kind: node.depth <= 2 ? 'heading' : 'minor', runs: runsOf(node.children, {}) }]
    case 'list':
      return node.children.flatMap((one, at) =>
        one.children.flatMap((inner, nth) =>
          blocksIn(
            inner,
            inner.type === 'list' ? Math.min(depth + 1, deepest) : depth,
            nth === 0 ? { number: node.ordered ? (node.start ?? 1) + at : undefined } : undefined,
          ),
        ),
      )
    case 'blockquote':
      return quoted(node.children)
    case 'thematicBreak':
      return [{ kind: 'rule', runs: [] }]
    case 'code':
    case 'html':
      return [{ kind: 'paragraph', runs: [{ text: node.value }] }]
    case 'definition':
      return []
    case 'paragraph': {
      const runs = runsOf(node.children, {})
      if (item) return [{ kind: 'item', runs, depth, ...(item.number !== undefined && item) }]
      return [{ kind: 'paragraph', runs }]
    }
    default:
      return []
  }
}

/** A quotation in a quotation is one. Its lines keep their own runs; asked without recursion, since it may be deep. */
const quoted = (children: readonly RootContent[]): Block[] => {
  const found: Block[] = []
  const left = [...children].reverse()
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.type === 'blockquote') left.push(...node.children.toReversed())
    else
      for (const block of blocksIn(node, 0, undefined))
        found.push({ ...block, kind: block.kind === 'paragraph' ? 'quote' : block.kind })
  }
  return found
}

type Set = Omit<Run, 'text'>

const runsOf = (nodes: readonly Nodes[], set: Set): Run[] =>
  nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case 'text':
        return [{ text: node.value, ...set }]
      case 'html':
        return [{ text: node.value, ...set }]
      case 'inlineCode':
        return [{ text: node.value, ...set, code: true }]
      case 'strong':
        return runsOf(node.children, { ...set, strong: true })
      case 'emphasis':
        return runsOf(node.children, { ...set, emphasis: true })
      case 'break':
        return [{ text: '\n', ...set }]
      case 'image':
        return node.alt ? [{ text: node.alt, ...set }] : []
      case 'link': {
        const href = safe(node.url)
        return runsOf(node.children, href ? { ...set, href } : set)
      }
      default:
        return 'children' in node ? runsOf(node.children, set) : []
    }
  })

const safe = (address: string): string | null => {
  const url = URL.parse(address)
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : null
}
