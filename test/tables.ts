import { read } from './imports.ts'

/**
 * The tables (and views) that a source names, in snake_case: in SQL within strings and templates, and in the calls
 * that build queries. Comments are no source.
 */
export function tablesIn(text: string): Set<string> {
  const code = text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')
  const inSql = code.matchAll(/\b(?:from|join|into|update|using|only)\s+(?:public\.)?"?([a-z][a-z_]*)"?/gi)
  const inCalls = code.matchAll(
    /\.(?:selectFrom|\w*[jJ]oin(?:Lateral)?|insertInto|updateTable|deleteFrom|mergeInto|using|from)\(\s*((?:\[[^\]]*\])|(?:'[^']*'))/g,
  )
  const inLoops = code.matchAll(/\bfor \(const \w+ of (\[[^\]]*\])/g)
  const quoted = [...inCalls, ...inLoops].flatMap(([, names = '']) =>
    [...names.matchAll(/'([a-zA-Z_]+)(?: as \w+)?'/g)].map(([, name = '']) => name),
  )
  return new Set([...[...inSql].map(([, name = '']) => name), ...quoted].map(snake))
}

export const tablesOf = (file: string): Set<string> => tablesIn(read(file))

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
