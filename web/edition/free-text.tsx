import type { ComponentChildren } from 'preact'
import type { Block, Run } from '#contract/opening.ts'
import s from './free-text.module.css'

/** What an organiser wrote in Markdown, as elements: nothing of it is ever HTML. */
export const FreeText = ({ blocks, lang }: { blocks: Block[]; lang: 'ja' | 'en' }) => (
  <div class={s.text} lang={lang}>
    {grouped(blocks).map((group, at) =>
      group[0]?.kind === 'item' ? (
        <List key={at} items={group} />
      ) : (
        group.map((one) => <One key={at} block={one} />)
      ),
    )}
  </div>
)

const One = ({ block: { kind, runs } }: { block: Block }) => {
  const words = <Runs runs={runs} />
  switch (kind) {
    case 'heading':
      return <h3 class="serif-text">{words}</h3>
    case 'minor':
      return <h4>{words}</h4>
    case 'quote':
      return (
        <blockquote>
          <p>{words}</p>
        </blockquote>
      )
    case 'rule':
      return <hr />
    default:
      return <p>{words}</p>
  }
}

/** Deeper items are set further in; a number is what its writer counted. */
const List = ({ items }: { items: Block[] }) => (
  <ul>
    {items.map(({ runs, depth = 0, number }, at) => (
      <li key={at} style={{ '--depth': depth }} data-mark={number === undefined ? '・' : `${number}.`}>
        <Runs runs={runs} />
      </li>
    ))}
  </ul>
)

const Runs = ({ runs }: { runs: Run[] }) => runs.map((run, at) => <Shown key={at} run={run} />)

const Shown = ({ run: { text, strong, emphasis, code, href } }: { run: Run }) => {
  let shown: ComponentChildren = text
    .split('\n')
    .flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]))
  if (code) shown = <code>{shown}</code>
  if (emphasis) shown = <em>{shown}</em>
  if (strong) shown = <strong>{shown}</strong>
  return href ? (
    <a href={href} rel="noreferrer noopener">
      {shown}
    </a>
  ) : (
    shown
  )
}

/** Items that follow each other are one list. */
const grouped = (blocks: Block[]): Block[][] => {
  const groups: Block[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind === 'item' && last?.[0]?.kind === 'item') last.push(block)
    else groups.push([block])
  }
  return groups
}
