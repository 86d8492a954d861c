import { countAward, decide, publishAward, publishResult } from '#features/tally/tally.ts'
import { Refused } from '#platform/errors.ts'
import type { Platform } from '#platform/platform.ts'
import { type DemoEdition, daysFrom } from './festival/editions.ts'
import { idOf } from './ids.ts'
import { at } from './moved-clock.ts'
import type { People } from './seed-people.ts'

/**
 * The archive's outcome: the audience's vote counted and published, the other awards decided. What somebody who
 * tries the festival has decided first stays as they decided it.
 */
export const seedResults = async (
  platform: Platform,
  { now, editions, people }: { now: Date; editions: readonly DemoEdition[]; people: People },
  tell: (line: string) => void,
): Promise<void> => {
  const past = editions.find(({ key }) => key === 'past')
  const organiser = people.organiser ?? ''
  if (!past) return
  const counted = at(platform, daysFrom(now, -347.5))
  const evening = at(platform, daysFrom(now, -342.2))
  const resultId = idOf('result past')
  const unlessDecided = (award: string, act: () => Promise<void>) =>
    act().catch((refusal) => {
      if (!(refusal instanceof Refused)) throw refusal
      tell(`demo: the award “${award}” is left as it is (${refusal.code})`)
    })
  await unlessDecided('audience', async () => {
    await countAward(counted, organiser, {
      resultId,
      editionId: past.id,
      awardId: idOf('award past audience'),
    })
    await publishResult(evening, organiser, resultId)
  })
  for (const { award, film, ja, en } of decisions) {
    const awardId = idOf(`award past ${award}`)
    const decision = {
      decisionId: idOf(`decision past ${award}`),
      awardId,
      place: 1,
      filmId: idOf(`film ${film}`),
    }
    await unlessDecided(award, async () => {
      await decide(counted, organiser, { ...decision, note: { ja, en }, motionId: null })
      await publishAward(evening, organiser, awardId)
    })
  }
}

const decisions = [
  {
    award: 'grand',
    film: 'last-show',
    ja: '一人の客のために回りつづける映写機を、四十秒で忘れられなくする。審査員全員が、同じ作品の名を書きました。',
    en: 'It makes a projector that runs for one person impossible to forget. Every juror wrote down the same title.',
  },
  {
    award: 'first',
    film: 'window-seat',
    ja: 'はじめて撮った人が、待つことを知っている。雨つぶひとつの行き先を、最後まで見届けました。',
    en: 'A first film by someone who knows how to wait. It follows a single drop to where it was going.',
  },
] as const
