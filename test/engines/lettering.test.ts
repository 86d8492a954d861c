import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { countAward, publishResult } from '#features/tally/tally.ts'
import { openFestival } from '../stories/festival.ts'
import { plantVoting, watch } from '../voting.ts'
import { type EngineName, engines } from './engines.ts'
import { aGuest } from './guest.ts'
import { brokenPhrases, inkOf } from './lettering.ts'
import { phone } from './window.ts'

/** Letters that are one stroke of ink each, level or upright. */
const figures = '国12日3目'
const upright = '日国四目'
/** The same with a figure that stands side by side and a letter that lies. */
const edition = { ja: '国12日H目', en: 'Upright Night' }

for (const engine of Object.keys(engines) as EngineName[])
  test(`${engine}: lines break between phrases, and no letter stands on another`, async () => {
    await using festival = await openFestival()
    const { platform } = festival
    const { slug, editionId, awardId, makerId, filmIds } = await plantVoting(platform, { films: 2 })
    await watch(platform, makerId, ...filmIds)
    await platform.pool.query('update edition set name = $1', [JSON.stringify(edition)])
    {
      await using guest = await aGuest(engine, festival.url, phone, 'ja')
      for (const [path, name] of [
        ['/terms', 'terms'],
        ['/sign-in', 'sign-in'],
        ['/submit', 'submit'],
        [`/e/${slug}`, 'edition'],
      ] as const) {
        await guest.open(path)
        await guest.until('its heading', () => document.querySelector('main h1')?.checkVisibility())
        await guest.shot(name)
        assert.deepEqual(await brokenPhrases(guest), [], path)
      }
      assert.equal(await inkOf(guest, 'header h1'), 5, 'figures and Latin in the title of the poster')
      assert.equal(await inkOf(guest, 'header h1', upright), 4, 'the title of the poster')
      assert.equal(await inkOf(guest, 'header p', upright), 4, 'its year')
      assert.equal(await inkOf(guest, 'dl dd', figures), 6, 'figures among Japanese')
      assert.equal(await inkOf(guest, 'section h2', figures), 6, 'figures in a heading')
      await guest.open('/')
      await guest.until('the obi', () => document.querySelector('a[class*=obi]')?.checkVisibility())
      await guest.shot('obi')
      assert.equal(await inkOf(guest, 'a[class*=obi] span'), 5, 'figures and Latin in the obi')
      assert.equal(await inkOf(guest, 'a[class*=obi] span', upright), 4, 'the obi')

      festival.ahead(8 * 86_400_000)
      const { id } = await countAward(platform, makerId, { resultId: randomUUID(), editionId, awardId })
      await publishResult(platform, makerId, id)
      await guest.open(`/e/${slug}/result`)
      await guest.until('the result', () => document.querySelector('article h1')?.checkVisibility())
      await guest.shot('result')
      assert.deepEqual(await brokenPhrases(guest), [], 'the result')
      assert.equal(await inkOf(guest, 'article [class*=obi] span', upright), 4, 'the obi of the result')
      assert.equal(await inkOf(guest, 'article [class*=obi] small', upright), 4, 'its award')
    }
  })
