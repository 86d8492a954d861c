import type { Rules } from '#contract/edition.ts'
import { messages } from '../messages/messages.ts'
import { lengthInWords } from '../words/length.ts'
import { sizeInWords } from '../words/size.ts'
import s from './edition-page.module.css'

/** What the edition asks of a film and of a vote, one line each. */
export const RulesList = ({ rules }: { rules: Rules }) => {
  const t = messages('edition')
  const lines: [string, string][] = [
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
