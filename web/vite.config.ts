import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { compressed } from './build/compressed.ts'
import { pagesFile } from './build/pages-file.ts'

const here = import.meta.dirname

const marks =
  '、。，．「」『』（）〈〉《》【】ー〜…・＃！？：；＝ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ'

/**
 * The Mincho strokes of the public pages, cut out of Noto Serif JP: kana and the characters of headings,
 * and apart from them the few that turn or move in vertical lines (with every kana's vertical twin the
 * file would be twice as large). Characters of film titles come later, by unicode range.
 */
const mincho = (): Plugin => ({
  name: 'verticale:mincho',
  async buildStart() {
    const texts = globSync('messages/{common,feed,player,film}.ja.ts', { cwd: here }).map((f) =>
      readFileSync(join(here, f), 'utf8'),
    )
    // of the catalogues only the headings: they alone are set in Mincho
    const headings = texts.join('\n').match(/^ {2}\w*(Title|None):.*$/gm) ?? []
    const used = [...new Set(`${kana()}縦の夜第回〇一二三四五六七八九十百${headings.join('')}`)]
      .filter((c) => /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]/.test(c) && !marks.includes(c))
      .sort()
      .join('')
    const list = join(here, 'fonts/mincho.txt')
    if (existsSync(list) && readFileSync(list, 'utf8') === used) return
    const { default: subsetFont } = await import('subset-font')
    const whole = readFileSync(
      join(here, '../node_modules/@fontsource/noto-serif-jp/files/noto-serif-jp-japanese-600-normal.woff2'),
    )
    mkdirSync(join(here, 'fonts'), { recursive: true })
    const cut = async (name: string, text: string, options: object) =>
      writeFileSync(
        join(here, 'fonts', name),
        await subsetFont(whole, text, { targetFormat: 'woff2', ...options }),
      )
    await cut('mincho.woff2', used, { noLayoutClosure: true })
    await cut('mincho-marks.woff2', marks, { keepFeatures: ['vert', 'vrt2'] })
    writeFileSync(list, used)
  },
})

const kana = () => {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return String.fromCodePoint(...range(0x3041, 0x3093), ...range(0x30a1, 0x30f6))
}

/** What every page needs is one file, what the first film needs is another: each request is a round trip. */
const groups = [
  {
    name: 'core',
    test: /node_modules\/@?preact|web\/(call|code|guards|router|lazy|when-back)\.tsx?$|web\/messages\/messages\.ts$|web\/words\/(time|plural|kanji|upright-line)\.tsx?$|web\/ui\/(icons?|button|marks|ink|state-page|failed-page|notice|lost-page)\.(tsx?|module\.css)/,
  },
  {
    name: 'watch',
    test: /web\/(feed|player)\/(?!sheets|scrub|offline|kept|in-place|feed-states|pages)|web\/words\/(film|upright\.)|web\/ballot\/(slip-slot|earning-frame|votes)/,
  },
  { name: 'watch-ja', test: /web\/messages\/(common|feed|player)\.ja\.ts$/ },
  { name: 'watch-en', test: /web\/messages\/(common|feed|player)\.en\.ts$/ },
]

const kept =
  /feed\/(feed-page|feed-states|offline)\.tsx$|player\/(scrub|sheets)\.tsx$|ballot\/slip\.tsx$|messages\/(common|feed|player|ballot)\.(ja|en)\.ts$/

/** Tells the service worker which files make up the shell: the entry, the feed with all that may be wanted of it without a connection, the catalogues of both languages. */
const shell = (): Plugin => ({
  name: 'verticale:shell',
  generateBundle(_, bundle) {
    const worker = bundle['sw.js']
    if (worker?.type !== 'chunk') return
    const files = new Set<string>()
    const add = (name: string) => {
      const chunk = bundle[name]
      if (files.has(name) || chunk?.type !== 'chunk') return
      files.add(name)
      for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
      chunk.imports.forEach(add)
    }
    for (const [name, chunk] of Object.entries(bundle)) {
      if (chunk.type !== 'chunk') continue
      if (chunk.isEntry && name !== 'sw.js') add(name)
      if (chunk.moduleIds.some((id) => kept.test(id))) add(name)
    }
    worker.code = worker.code.replace('__SHELL__', JSON.stringify([...files].map((f) => `/${f}`)))
  },
})

export default defineConfig({
  root: here,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [mincho(), pagesFile(here), shell(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { main: join(here, 'index.html'), sw: join(here, 'sw.ts') },
      output: {
        codeSplitting: { groups },
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    port: Number(process.env.WEB_PORT ?? 5173),
    proxy: Object.fromEntries(
      ['/api', '/media', '/uploads'].map((path) => [path, process.env.API_URL ?? 'http://127.0.0.1:5055']),
    ),
  },
})
