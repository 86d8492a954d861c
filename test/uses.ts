import { existsSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { type Import, importsOf, read } from './imports.ts'

/** A tree of files as far as it says what a change of one may reach. Paths are from its root. */
export type Tree = {
  /** What each source uses: what it imports in whatever way, and the files and folders that it names. */
  uses: ReadonlyMap<string, ReadonlySet<string>>
  features: readonly FeatureUses[]
  /** The first words of the addresses that a file asks (`films` of `/api/films/:id`), or `*` when it goes over all. */
  asks: ReadonlyMap<string, ReadonlySet<string>>
}

export type FeatureUses = {
  file: string
  /** Ends in a slash. */
  folder: string
  whole: ReadonlySet<string>
  /** What it does without being asked: answers, reactions, what it tells of a person. */
  unasked: ReadonlySet<string>
  /** The first words of its addresses. */
  addresses: ReadonlySet<string>
}

/** Reads what the files below `root` use of each other, and of those among them that are gone. */
export function readTree(root: string, files: readonly string[]): Tree {
  const known = new Set(files)
  const sources = files.filter((file) => /\.tsx?$/.test(file) && existsSync(join(root, file)))
  const imports = Map.groupBy(
    importsOf(sources, root).filter(({ to, typeOnly }) => !typeOnly && known.has(to)),
    ({ from }) => from,
  )
  const text = new Map(sources.map((file) => [file, read(file, root)]))
  const named = filesNamed(files)
  return {
    uses: new Map(
      sources.map((file) => [
        file,
        new Set([
          ...targets(imports.get(file)),
          ...named(file, (text.get(file) ?? '').replaceAll(types, '')),
        ]),
      ]),
    ),
    features: sources
      .filter((file) => file.endsWith('.feature.ts'))
      .map((file) => featureUses(file, imports.get(file) ?? [], text)),
    asks: new Map(sources.map((file) => [file, asksOf(text.get(file) ?? '')])),
  }
}

const types = /^(?:import|export)\s+type\s[^'"]*from\s+'[^']+'/gm

function asksOf(text: string): Set<string> {
  const asked = words(text, /(?:\/api|['"`](?:[A-Z]+ )?(?:\/api)?)\/([\w-]+)/g)
  return /servedRoutes|openapi\.json|\/socket\.ts'/.test(text) ? asked.add('*') : asked
}

function featureUses(file: string, imports: Import[], text: ReadonlyMap<string, string>): FeatureUses {
  const name = /([\w-]+)\.feature\.ts$/.exec(file)?.[1]
  // the parts of the exported object, each under its key
  const asked = (text.get(file) ?? '')
    .split(/^ {2}(?=\w+:)/m)
    .filter((part) => /^(routes|jobs|channels):/.test(part))
    .join('')
  const onlyAsked = (one: Import) => one.dynamic && asked.includes(`./${one.to.split('/').at(-1)}'`)
  return {
    file,
    folder: file.slice(0, file.lastIndexOf('/') + 1),
    whole: new Set(targets(imports)),
    unasked: new Set(targets(imports.filter((one) => !onlyAsked(one)))),
    addresses: words(text.get(`contract/${name}.ts`), /'[A-Z]+ \/([\w-]+)/g),
  }
}

/** Files and folders that a text names: from the root, from its own folder, or joined from there word by word. */
function filesNamed(files: readonly string[]): (file: string, text: string) => string[] {
  const known = new Set(files)
  const inFolder = Map.groupBy(
    files.flatMap((file) => folders(file).map((folder) => ({ file, folder }))),
    ({ folder }) => folder,
  )
  const below = (path: string) =>
    known.has(path) ? [path] : (inFolder.get(path.replace(/\/$/, '')) ?? []).map(({ file }) => file)
  return (file, text) => {
    const folder = join(file, '..')
    const literals = [...text.matchAll(/['"`]([\w.@/-]+\/[\w.@/-]*|[\w.-]+\.\w+)['"`]/g)].flatMap(
      ([, path = '']) => [normalize(path), join(folder, path)],
    )
    const joined = [...text.matchAll(/import\.meta\.dirname((?:,\s*'[^']+')+)/g)].map(([, parts = '']) =>
      join(folder, ...[...parts.matchAll(/'([^']+)'/g)].map(([, part = '']) => part)),
    )
    return [...literals, ...joined].flatMap(below).filter((one) => one !== file)
  }
}

/** `a/b/c.ts` lies in `a` and `a/b`. */
const folders = (file: string): string[] =>
  file
    .split('/')
    .slice(0, -1)
    .map((_, at, all) => all.slice(0, at + 1).join('/'))

const targets = (imports: readonly Import[] = []): string[] => imports.map(({ to }) => to)

const words = (text: string | undefined, pattern: RegExp): Set<string> =>
  new Set([...(text ?? '').matchAll(pattern)].map(([, word = '']) => word))
