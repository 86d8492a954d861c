import type { Result } from '#contract/tally.ts'
import { locale, messages } from '../messages/messages.ts'
import { number } from '../words/plural.ts'

type Standing = Result['standings'][number]

const fixed = (value: number | null, decimals: number): string =>
  value === null
    ? '–'
    : new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(value)

export const percent = (share: number | null, decimals = 2): string =>
  share === null ? '–' : `${fixed(share * 100, decimals)}%`

/** The score as it decides places: 4.22, or 49.02%. */
export const scoreOf = (one: Standing, method: Result['method']): string =>
  method === 'marks' ? fixed(one.score, 2) : percent(one.score)

/** What people understand, large: 4.5 of 5, or 59% of those who watched. */
export const shareOf = (one: Standing, method: Result['method']): string =>
  method === 'marks' ? fixed(one.mean, 1) : percent(one.mean, 0)

export const meanOf = (one: Standing, method: Result['method']): string =>
  method === 'marks' ? fixed(one.mean, 2) : percent(one.mean, 1)

export const placeOf = ({ place, tied }: Pick<Standing, 'place' | 'tied'>): string =>
  place === null ? '–' : tied ? `${place}=` : String(place)

export const count = (n: number): string => number(locale, n)

/** C and m in words: the formula's constants with what they mean. */
export const formulaInWords = ({ formula }: Result): string => {
  const t = messages('result')
  return formula.method === 'marks'
    ? t.marksFormula({ mean: fixed(formula.mean, 2), weight: fixed(formula.weight, 1) })
    : t.favouritesFormula
}

/** 3位は同点。 for each place that is shared. */
export const tiesInWords = ({ standings }: Result): string => {
  const places = [...new Set(standings.filter(({ tied }) => tied).map(({ place }) => place))]
  return places.length === 0
    ? ''
    : messages('result').ties({ places: places.map(String).join(messages('result').listJoin) })
}

/** Said where there was nothing to compare with. */
export const aloneInWords = ({ standings }: Result): string =>
  standings.length === 1 ? messages('result').alone : ''

export const exclusionsInWords = ({ exclusions, counts }: Result): string => {
  const t = messages('result')
  if (counts.excluded === 0) return t.noneExcluded
  return t.excluded({
    ballots: count(counts.excluded),
    reasons: exclusions
      .map(({ reason, ballots }) => t.reason({ name: t.reasons[reason] ?? reason, ballots: count(ballots) }))
      .join(t.listJoin),
  })
}

/** Why organisers set ballots aside, in their words. */
export const objectionsInWords = ({ objections }: Result): string[] =>
  objections.map(({ reason, accounts, ballots }) =>
    messages('result').objected({ reason, accounts: count(accounts), ballots: count(ballots) }),
  )

export const changesInWords = ({ counts }: Result): string =>
  counts.superseded + counts.takenBack === 0
    ? ''
    : messages('result').changed({
        superseded: count(counts.superseded),
        takenBack: count(counts.takenBack),
      })
