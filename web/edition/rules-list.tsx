import type { Edition } from '#contract/edition.ts'
import { messages } from '../messages/messages.ts'
import { lengthInWords } from '../words/length.ts'
import { said } from '../words/said.ts'
import { sizeInWords } from '../words/size.ts'
import s from './edition-page.module.css'

/** What the edition asks of a film and of a vote, one line each. */
export const RulesList = ({
  edition: { rules, organisedBy, fee, earlierFilms },
}: {
  edition: Pick<Edition, 'rules' | 'organisedBy' | 'fee' | 'earlierFilms'>
}) => {
  const t = messages('edition')
  const lines: [string, string][] = [
    ...(said(organisedBy) ? [[t.rule.organiser, said(organisedBy)] as [string, string]] : []),
    ...(fee ? [[t.rule.fee, t.feeRule[fee]] as [string, string]] : []),
    ...(earlierFilms ? [[t.rule.earlier, t.earlierRule[earlierFilms]] as [string, string]] : []),
    [
      t.rule.length,
      t.lengthRule({ from: lengthInWords(rules.length.fromMs), to: lengthInWords(rules.length.toMs) }),
    ],
    [t.rule.shape, t.shapeRule(rules.aspect)],
    [t.rule.size, t.sizeRule({ size: sizeInWords(rules.maxBytes) })],
    [t.rule.who, t.whoRule({ age: rules.minimumAge, guardianUnder: rules.guardianUnder })],
    [t.rule.count, t.countRule({ most: rules.entriesPerPerson })],
    [t.rule.captions, t.captionsRule[rules.captions]],
    [t.rule.bars, t.barsRule[rules.blackBars]],
    [
      t.rule.voting,
      t.votingRule({
        share: Math.round(rules.voting.watchedShare * 100),
        method: rules.voting.method,
        most: rules.voting.favourites,
        age: rules.voting.minimumAge,
      }),
    ],
  ]
  return (
    <dl class={`fig ${s.rules}`}>
      {lines.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
