import { analyse } from 'scslre'
import { parseSync, Visitor } from 'vite'
import { read } from './imports.ts'

export type Expression = { where: string; source: string; flags: string }

/** Every regular expression that is written as a literal in the given files. */
export const expressionsIn = (files: readonly string[]): Expression[] =>
  files.flatMap((file) => {
    const text = read(file)
    const found: Expression[] = []
    new Visitor({
      Literal(node) {
        if (!('regex' in node)) return
        const line = text.slice(0, node.start).split('\n').length
        found.push({ where: `${file}:${line}`, source: node.regex.pattern, flags: node.regex.flags })
      },
    }).visit(parseSync(file, text).program)
    return found
  })

/** What of an expression takes more than linear time on a repeated letter, and which letter; null when nothing does. */
export const slowPart = ({ source, flags }: { source: string; flags: string }): string | null => {
  const { reports } = analyse({ source, flags })
  return reports[0] ? `${reports[0].type} on ${JSON.stringify(reports[0].character.pick)}` : null
}
