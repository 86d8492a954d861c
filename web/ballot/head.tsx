import { messages } from '../messages/messages.ts'
import { said } from '../words/said.ts'
import { day, hour, lastMinute } from '../words/time.ts'
import type { Face } from './face.ts'
import s from './slip.module.css'

/** 11月8日（日）23:59 まで, or nothing when the vote has no end yet. */
export const untilOf = ({ closesAt, timeZone }: Face['state']): string => {
  if (!closesAt) return ''
  const last = lastMinute(closesAt)
  return messages('ballot').until({ day: day(last, timeZone, 'brief'), hour: hour(last, timeZone) })
}

/** What the audience decides, in the reader's language. */
export const awardOf = ({ award }: Face['state']): string => (award ? said(award) : messages('ballot').title)

export const ballotFor = (state: Face['state']): string =>
  state.award ? messages('ballot').ballotFor({ award: said(state.award) }) : messages('ballot').ballot

export const Head = ({ label, until }: { label: string; until?: string }) => (
  <div class={s.head}>
    <p class="label">{label}</p>
    {until && <p class="label fig">{until}</p>}
  </div>
)
