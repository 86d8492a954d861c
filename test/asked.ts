import { parseArgs } from 'node:util'

/** What a run of bin/test was asked for. */
export type Asked =
  | { what: 'usual' }
  | { what: 'all' }
  | { what: 'changed'; since: string | undefined }
  | { what: 'files'; files: string[] }

/** Reads the words after bin/test; refuses words that it does not know, and files beside a choice of its own. */
export function readWords(words: string[]): Asked {
  const { values, positionals } = parseArgs({
    args: words,
    options: { all: { type: 'boolean' }, changed: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.all && (values.changed || positionals.length > 0))
    throw new Error('bin/test --all runs everything: it takes no other words.')
  if (values.all) return { what: 'all' }
  if (values.changed && positionals.length > 1)
    throw new Error('bin/test --changed takes one commit, or none.')
  if (values.changed) return { what: 'changed', since: positionals[0] }
  return positionals.length > 0 ? { what: 'files', files: positionals } : { what: 'usual' }
}
