import { kanji } from './kanji.ts'

/**
 * A Japanese name in an upright line: two digits stand side by side, longer figures become kanji, and words of another
 * script lie. What lies or is combined has air before it (`.aside`), where the engine gives none.
 */
export const UprightLine = ({ of: name }: { of: string }) =>
  japanese.test(name)
    ? name
        .trim()
        .split(/(\d+|[A-Za-z]+)/)
        .map(piece)
    : name

const piece = (part: string, at: number) => {
  if (/^\d{3,}$/.test(part)) return kanji(Number(part), 'digits')
  if (!/^[\dA-Za-z]+$/.test(part)) return part
  return (
    <span key={at} class={`aside ${/^\d+$/.test(part) ? 'tcy' : ''}`}>
      {part}
    </span>
  )
}

/** The same words for lines that may stand or lie: nothing is changed, what lies is told apart. */
export const ScriptsApart = ({ of: text }: { of: string }) =>
  japanese.test(text)
    ? text.split(/([\dA-Za-z][\w.,:'’!?&-]*)/).map((part, at) =>
        at % 2 ? (
          <span key={at} class={at > 1 || text.indexOf(part) > 0 ? 'aside' : undefined}>
            {part}
          </span>
        ) : (
          part
        ),
      )
    : text

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/
