import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const here = join(import.meta.dirname, '..')
const aliases = {
  '#contract/': 'contract/',
  '#platform/': 'server/platform/',
  '#features/': 'server/features/',
  '#server/': 'server/',
  '#test/': 'test/',
}

export type Import = {
  from: string
  /** A file of the tree, or the name of a package. */
  to: string
  /** Only types are taken: gone at run time. */
  typeOnly: boolean
  /** Loaded when that line runs. */
  dynamic: boolean
}

/** The sources of these folders, generated ones aside, as paths from the root. */
export function sourcesIn(...folders: string[]): string[] {
  return globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: here, exclude: (name) => name === 'web/dist' },
  )
    .filter((file) => !file.endsWith('.generated.ts') && !file.endsWith('.d.ts'))
    .sort()
}

export function linesOf(file: string): number {
  return read(file).trimEnd().split('\n').length
}

export function read(file: string, root = here): string {
  return readFileSync(join(root, file), 'utf8')
}

/** Every import of the given files: static, dynamic, and what Vite finds by a pattern. */
export function importsOf(files: readonly string[], root = here): Import[] {
  return files.flatMap((from) => {
    const text = read(from, root).replaceAll(/^\s*(?:\/\/|\*).*$/gm, '')
    const statics = text.matchAll(
      /^(?:import|export)\s+(type\s+)?(?:([^'"()]*?)\s+from\s+)?['"]([^'"]+)['"]/gm,
    )
    const dynamics = text.matchAll(/(?<!typeof )\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)
    const globs = [...text.matchAll(/import\.meta\.glob(?:<[^(]*>)?\(\s*(\[[^\]]*\]|'[^']*')([^)]*)\)/g)]
    return [
      ...globs.flatMap(([, patterns = '', options = '']) =>
        [...patterns.matchAll(/'([^']+)'/g)]
          .flatMap(([, pattern = '']) => globSync(pattern, { cwd: join(root, from, '..') }))
          .map((to) => ({
            from,
            to: resolve(from, `./${to}`, root),
            typeOnly: false,
            dynamic: !/eager:\s*true/.test(options),
          })),
      ),
      ...[...statics].map(([, type, names, to]) => ({
        from,
        to: resolve(from, to ?? '', root),
        typeOnly: Boolean(type) || onlyTypes(names),
        dynamic: false,
      })),
      ...[...dynamics].map(([, to]) => ({
        from,
        to: resolve(from, to ?? '', root),
        typeOnly: false,
        dynamic: true,
      })),
    ]
  })
}

function onlyTypes(names: string | undefined): boolean {
  const inBraces = /^\{([^}]*)\}$/s.exec(names?.trim() ?? '')?.[1]
  return inBraces?.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) ?? false
}

function resolve(from: string, to: string, root: string): string {
  if (to.startsWith('.')) return extended(relative(root, join(root, from, '..', to)), root)
  const alias = Object.entries(aliases).find(([prefix]) => to.startsWith(prefix))
  return alias ? alias[1] + to.slice(alias[0].length) : to
}

/** The web app leaves extensions to Vite here and there. */
function extended(path: string, root: string): string {
  return [path, `${path}.ts`, `${path}.tsx`].find((candidate) => existsSync(join(root, candidate))) ?? path
}
