import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { buildWebApp } from '#server/cli/web-app.ts'
import { ask } from '#test/ask.ts'
import { aCrowd, aLoner } from '#test/crowd.ts'
import { harness } from '#test/harness.ts'
import { signIn } from '#test/sign-in.ts'
import { plantVoting } from '#test/voting.ts'
import { launchChromium } from '#test/stories/chromium.ts'
await buildWebApp()
const site = await harness({ config: { publicUrl: 'http://localhost:23777' } })
const planted = await plantVoting(site.platform)
const [a = '', b = '', c = ''] = planted.filmIds
const organiser = await signIn(site, { roles: ['organiser'] })
await site.platform.pool.query("update edition set accent='#ff4326'").catch(() => {})
for (const [f, m] of [[a, 4], [b, 2], [a, 5], [c, 3], [a, 3], [c, 5]] as const) await aLoner(site, f, m)
await aCrowd(site, 10, [{ filmId: b, mark: 5 }])
site.clock.set(planted.closesAt)
const of = `/editions/${planted.editionId}`
const count = () => ask(site, organiser, 'PUT', `${of}/results/${randomUUID()}`, { awardId: planted.awardId })
await count()
await site.app.listen({ port: 23777, host: '127.0.0.1' })
const browser = await launchChromium()
const shots = process.argv[2] ?? '/tmp/text-shots'
const shoot = async (name: string, act?: (page: import('playwright-core').Page) => Promise<void>, who = true, path = `/console/${planted.slug}/result`) => {
  for (const lang of ['ja', 'en'])
    for (const [w, h] of [[1440, 900], [390, 844]] as const) {
      const context = await browser.newContext({ viewport: { width: w, height: h }, deviceScaleFactor: 1 })
      const cookies = [...(who ? organiser.headers.cookie.split('; ') : []), `lang=${lang}`].map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1), domain: 'localhost', path: '/' }))
      await context.addCookies(cookies)
      const page = await context.newPage()
      page.on('pageerror', (e) => console.log(name, lang, w, 'ERROR', e.message))
      await page.goto(`http://localhost:23777${path}`, { waitUntil: 'networkidle' })
      if (act) await act(page)
      await page.waitForTimeout(400)
      await page.screenshot({ path: `${shots}/${name}-${lang}-${w}.png`, fullPage: true })
      console.log(name, lang, w, await page.evaluate(() => document.documentElement.scrollWidth))
      await context.close()
    }
}
await shoot('crowd')
await shoot('raise', async (page) => { await page.getByRole('button', { name: /この票を除く|Set their ballots aside/ }).first().click() })
const crowds = (await ask(site, organiser, 'GET', `${of}/crowds`)).json
const id = randomUUID()
console.log((await ask(site, organiser, 'PUT', `${of}/objections/${id}`, { crowdId: crowds.crowds[0].id, reason: '一秒以内に作られた十件のアカウントが、同じ作品だけを同時に観て投票しています。' })).status)
await shoot('aside')
await shoot('publish-refused', async (page) => { await page.getByRole('button', { name: /結果を公開する|Publish the result/ }).first().click(); await page.locator('dialog button').last().click() })
site.clock.advance(1000)
const again = await count()
await ask(site, organiser, 'PUT', `/results/${again.json.id}/publication`, {})
await shoot('public', undefined, false, `/e/${planted.slug}/result`)
await shoot('drop', async (page) => { await page.getByRole('button', { name: /やはり数える|Count them after all/ }).first().click() })
writeFileSync('/tmp/look-done', '')
await browser.close()
await site[Symbol.asyncDispose]()
process.exit(0)
