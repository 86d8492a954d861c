import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { laptop, launchChromium, phone } from '#test/stories/chromium.ts'

/**
 * Takes the pictures of the README anew from a running demo festival, in both languages:
 *   node bin/pictures.ts [--url http://localhost:5055] [--data var]
 */
const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:5055' },
    data: { type: 'string', default: 'var' },
  },
})
const target = join(root, 'docs/pictures')
mkdirSync(target, { recursive: true })

type Screen = { name: string; device: typeof phone; as?: string; open(page: Page): Promise<unknown> }

const at = (path: string) => (page: Page) => page.goto(values.url + path)
const screens: Screen[] = [
  { name: 'feed', device: phone, open: playing },
  {
    name: 'edition',
    device: phone,
    open: async (page) => page.goto(`${values.url}/e/${await slug('now')}`),
  },
  { name: 'submit', device: phone, as: 'creator', open: at('/submit') },
  { name: 'studio', device: phone, as: 'creator', open: at('/studio') },
  {
    name: 'result',
    device: phone,
    open: async (page) => page.goto(`${values.url}/e/${await slug('archived')}/result`),
  },
  {
    name: 'console',
    device: laptop,
    as: 'organiser',
    open: async (page) => page.goto(`${values.url}/console/${await slug('now')}`),
  },
]

await using browser = await launchChromium()
for (const language of ['ja', 'en'] as const) {
  for (const screen of screens) await take(browser, screen, language)
}

async function take(
  browser: Browser,
  { name, device, as, open }: Screen,
  language: 'ja' | 'en',
): Promise<void> {
  const context = await browser.newContext({
    ...device,
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    if (as) await signIn(context, page, as)
    await open(page)
    await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined)
    await page.evaluate('document.fonts.ready')
    await page.waitForTimeout(1_500)
    await sharp(await page.screenshot())
      .webp({ quality: 82 })
      .toFile(join(target, `${name}-${language}.webp`))
    console.log(`  ${name}-${language}.webp`)
  } finally {
    await context.close()
  }
}

/** By a link from the command line, which also names everyone of the demo. */
async function signIn(context: BrowserContext, page: Page, as: string): Promise<void> {
  const { signIns } = await import('#server/demo/festival/people.ts')
  const email = signIns.find((one) => one.email.startsWith(`${as}@`))?.email ?? as
  const said = execFileSync(
    join(root, 'bin/verticale'),
    ['person', 'add', '--email', email, '--data', values.data],
    {
      encoding: 'utf8',
      env: { ...process.env, PUBLIC_URL: values.url },
    },
  )
  await page.goto(/link\s+(\S+)/.exec(said)?.[1] ?? '')
  await page.getByRole('button', { name: /^(ログインする|Sign in)$/ }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  if ((await context.cookies()).length === 0) throw new Error(`${as} did not get in`)
}

async function playing(page: Page): Promise<void> {
  await page.goto(values.url)
  const shown = `[...document.querySelectorAll('video')].some((video) => video.currentTime > 2)`
  // not waitForFunction: the page's policy lets no text be evaluated in it
  while (!(await page.evaluate<boolean>(shown))) await page.waitForTimeout(200)
}

/** The edition that is on, or the one whose result is public. */
async function slug(which: 'now' | 'archived'): Promise<string> {
  const { editions } = (await (await fetch(`${values.url}/api/editions`)).json()) as {
    editions: { slug: string; clock: { open: string[] } }[]
  }
  const phase = which === 'now' ? 'submissions' : 'archive'
  return editions.find(({ clock }) => clock.open.includes(phase))?.slug ?? ''
}
