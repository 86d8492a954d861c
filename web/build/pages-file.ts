import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

type Listed = { path: string; ground: string; page: () => unknown; messages?: string[] }
type Chunk = {
  moduleIds: string[]
  fileName: string
  imports: string[]
  viteMetadata?: { importedCss: Set<string> }
}

/**
 * Writes `pages.json` for the server's answers: every page with its ground and, in each language, the scripts and
 * styles that its first sight needs, so that the browser asks for all of them at once. The list is read from the
 * areas' own `pages.ts`, and what a page imports is looked up in the build.
 */
export const pagesFile = (root: string): Plugin => ({
  name: 'verticale:pages',
  async generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk') as unknown as Chunk[]
    const filesOf = (modules: string[]) => {
      const [js, css] = [new Set<string>(), new Set<string>()]
      const add = (chunk: Chunk | undefined) => {
        if (!chunk || js.has(chunk.fileName)) return
        js.add(chunk.fileName)
        for (const style of chunk.viteMetadata?.importedCss ?? []) css.add(style)
        for (const next of chunk.imports) add(chunks.find(({ fileName }) => fileName === next))
      }
      for (const module of modules) {
        const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(module))
        if (!chunk) throw new Error(`No built file holds ${module}, which a page names`)
        add(chunk)
      }
      return { js: [...js].map((name) => `/${name}`), css: [...css].map((name) => `/${name}`) }
    }
    const pages = (await listed(root)).map(({ path, ground, source, messages = [] }) => {
      const texts = (language: string) =>
        ['common', ...messages].map((area) => join(root, `messages/${area}.${language}.ts`))
      return {
        path,
        ground,
        ja: filesOf([source, ...texts('ja')]),
        en: filesOf([source, ...texts('en')]),
      }
    })
    this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(pages) })
  },
})

/** The pages of all areas, each with the file that its `import()` names. */
const listed = async (root: string): Promise<(Listed & { source: string })[]> => {
  const lists = globSync('*/pages.ts', { cwd: root }).map((file) => join(root, file))
  const found = await Promise.all(
    lists.map(async (file) => {
      const { pages } = (await import(pathToFileURL(file).href)) as { pages: Listed[] }
      return pages.map((page) => ({ ...page, source: join(dirname(file), imported(page)) }))
    }),
  )
  return found.flat()
}

const imported = ({ path, page }: Listed): string => {
  const file = /import\(['"](.+)['"]\)/.exec(String(page))?.[1]
  if (!file) throw new Error(`The page ${path} must be given as () => import('./its-file.tsx')`)
  return file
}
