import type { EntryView, Step } from '#contract/entry.ts'
import { locale, messages } from '../messages/messages.ts'
import { sizeInWords } from '../words/size.ts'
import { day } from '../words/time.ts'

export const stepTitle = ({ kind, state }: Step): string => {
  const t = messages('studio')
  if (state === 'now' && kind === 'screening') return t.screeningNow
  if (state === 'now' && kind === 'judging') return t.judgingNow
  return t.steps[kind] ?? kind
}

/** The line under a step: what was measured, what was said, what one may expect. */
export const stepNote = ({ kind, state, data }: Step, entry: EntryView): string => {
  const t = messages('studio')
  switch (kind) {
    case 'arrived':
    case 'replaced':
      return typeof data.bytes === 'number' ? t.arrivedNote({ size: sizeInWords(data.bytes) }) : ''
    case 'prepared':
      return typeof data.raisedLu === 'number' ? raised(data.raisedLu) : ''
    case 'eligible':
      return metRules(entry)
    case 'refused':
    case 'failed':
      return typeof data.sentence === 'string' ? data.sentence : ''
    case 'ineligible':
      return Array.isArray(data.sentences) ? data.sentences.join(locale === 'ja' ? '' : ' ') : ''
    case 'held':
    case 'removed':
    case 'withdrawn':
    case 'disqualified':
      return typeof data.reason === 'string' ? data.reason : ''
    case 'screening':
      return state === 'past'
        ? ''
        : t.screeningNote({
            until: typeof data.endsAt === 'string' ? day(data.endsAt, entry.edition.timeZone) : '',
          })
    case 'judging':
      return state === 'past' ? '' : t.judgingNote
    default:
      return ''
  }
}

const raised = (lu: number): string => {
  const t = messages('studio')
  return lu > 0 ? t.raised({ lu }) : lu < 0 ? t.lowered({ lu: -lu }) : t.leveled
}

/** 長さ、形、帯なし、年齢、応募数 */
const metRules = ({ eligibility }: EntryView): string => {
  const { ruleNames } = messages('studio')
  const names = eligibility.checks
    .filter(({ rule, outcome }) => outcome === 'met' && ruleNames[rule])
    .map(({ rule }) => ruleNames[rule] ?? '')
  const list = names.join(locale === 'ja' ? '、' : ', ')
  return list.charAt(0).toUpperCase() + list.slice(1)
}
