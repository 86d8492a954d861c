import { randomUUID } from 'node:crypto'
import { addPerson } from '#features/account/account.ts'
import { createIntake } from '#features/ballot/ballot.ts'
import { comeIn } from '#test/stories/come-in.ts'
import { openFestival } from '#test/stories/festival.ts'
import { plantVoting, watch } from '#test/voting.ts'
import counting from '../../web/messages/counting.ja.ts'
import type { Walk } from '../steps.ts'
import { handAt } from './hand.ts'

const email = 'yuri@example.jp'

/** After the vote, at a desk: counted, and published once whom it concerns has heard it. */
export const walk: Walk['walk'] = async () => {
  await using festival = await openFestival()
  const { platform } = festival
  const { slug, filmIds } = await plantVoting(platform)
  const { id: voter } = await addPerson(platform, { email: 'mio@example.jp', birthDate: '1998-02-03' })
  await watch(platform, voter, ...filmIds)
  const intake = createIntake(platform)
  for (const [at, filmId] of filmIds.entries())
    await intake.cast({ ballotId: randomUUID(), personId: voter, filmId, editionId: null, mark: 5 - at })
  await intake.close()
  festival.ahead(8 * 86_400_000)
  await addPerson(platform, { email, roles: [{ role: 'organiser', editionId: null }] })
  const page = await (await festival.browser('ja', 'laptop')).newPage()
  await page.goto(`/sign-in?to=/console/${slug}/result`)
  await comeIn(festival, page, { email, language: 'ja' })
  const hand = handAt(page)
  await hand.press(page.getByRole('button', { name: counting.count, exact: true }))
  await hand.press(page.getByRole('dialog').getByRole('button', { name: counting.countSure }))
  await hand.press(page.getByRole('button', { name: counting.publish, exact: true }))
  await hand.press(page.getByRole('dialog').getByRole('button', { name: counting.tellThenPublish }))
  await page.getByRole('button', { name: counting.stop }).waitFor()
  return {
    publish_clicks: {
      value: hand.pressed(),
      target: ['<=', 4],
      note: 'counted, its makers told, public in half an hour',
    },
    publish_seconds: { value: hand.seconds(), unit: 's', note: 'without thinking and reading' },
  }
}
