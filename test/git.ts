import { execFileSync } from 'node:child_process'

/** Files that git keeps or would keep, as paths from the root. */
export const filesOf = (root: string): string[] =>
  listed(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate')

/**
 * What differs from a commit, whether committed since, in the works or new, old names of moved files too. Unless a
 * commit is named, it is the one at which this branch left `main`.
 */
export function changedSince(root: string, commit?: string): string[] {
  const since = commit ?? git(root, 'merge-base', 'HEAD', 'main').trim()
  return [
    ...listed(root, 'diff', '-z', '--name-only', '--no-renames', since, '--'),
    ...listed(root, 'ls-files', '-z', '--others', '--exclude-standard'),
  ].sort()
}

const listed = (root: string, ...command: string[]): string[] =>
  git(root, ...command)
    .split('\0')
    .filter(Boolean)

const git = (root: string, ...command: string[]): string =>
  execFileSync('git', command, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
