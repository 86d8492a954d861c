import { useState } from 'preact/hooks'
import type { Step, Timeline } from '#contract/entry.ts'
import { call } from '../call.ts'
import { useHeld } from '../held.ts'
import { locale, messages } from '../messages/messages.ts'
import { sentenceOf, tellWhy } from '../refused.ts'
import { Ask } from '../ui/ask.tsx'
import { Button } from '../ui/button.tsx'
import { CalendarSpine, type SpineStep } from '../ui/calendar-spine.tsx'
import { Choice, TextArea } from '../ui/field.tsx'
import { notice } from '../ui/notice.tsx'
import { deadlineOf } from '../words/moment.ts'
import { said } from '../words/said.ts'
import { day, hour } from '../words/time.ts'
import { numberOf } from './film-words.ts'
import { Hearing } from './hearing.tsx'
import s from './my-film.module.css'
import { stands } from './my-film.ts'

/** How the film stands in one edition: in a word, then everything that happened and is promised. */
export const EntryPart = ({ timeline, open }: { timeline: Timeline; open: boolean }) => {
  const t = messages('maker')
  const { entry, decisionAt } = timeline
  return (
    <section id={`entry-${entry.id}`} class={s.entry}>
      <h2 class="serif-text">{said(entry.edition.name)}</h2>
      <p class="small dim fig">{t.inEdition({ number: numberOf(entry.number) })}</p>
      <p class={s.standing}>{t.standing[standingOf(timeline)]}</p>
      <details open={open} class={s.history}>
        <summary>{t.history}</summary>
        <CalendarSpine kind="log" steps={spineOf(timeline)} />
      </details>
      {decisionAt && stands(timeline) && <Hearing at={decisionAt} timeZone={entry.edition.timeZone} />}
    </section>
  )
}

const standingOf = ({ entry }: Timeline) => {
  if (entry.withdrawal) return 'withdrawn'
  if (entry.disqualification) return 'disqualified'
  if (entry.stage === 'finalist' || entry.stage === 'shortlisted') return entry.stage
  const { eligible } = entry.eligibility
  return eligible === null ? 'waits' : eligible ? 'eligible' : 'ineligible'
}

/** The date comes first; on the same day the time alone is enough. */
const spineOf = ({ entry, steps }: Timeline): SpineStep[] => {
  const zone = entry.edition.timeZone
  let before = ''
  return steps.map((step) => {
    const date = step.at ? day(step.at, zone, 'short') : ''
    const log = isLogged(step)
    const time = step.at && log ? hour(step.at, zone) : ''
    // on a new day English shows the day alone: both do not fit beside the line
    const tail = step.state === 'next' ? ' –' : time && locale === 'ja' ? ` ${time}` : ''
    const when = date === before && log ? time : `${date}${tail}`
    before = date
    return { when, title: step.title, note: noteOf(step), state: step.state }
  })
}

/** What was measured, said and decided, line by line, and what is to be done about it. */
const noteOf = ({ note, act }: Step) =>
  (note || act) && (
    <span class={s.note}>
      {note}
      {act && <a href={act.address}>{act.label}</a>}
    </span>
  )

const isLogged = ({ kind }: Step): boolean => !['screening', 'judging', 'ceremony'].includes(kind)

/** Out of one edition, and back into it; whether it stays public elsewhere is asked, not assumed. */
export const Withdrawal = ({
  timeline,
  elsewhere,
  ownPage,
  minor,
  onDone,
}: {
  timeline: Timeline
  /** It stands in another edition too. */
  elsewhere: boolean
  ownPage: boolean
  minor: boolean
  onDone: () => void
}) => {
  const t = messages('maker')
  const { entry, mayWithdraw, mayReturn, replaceUntil } = timeline
  const edition = said(entry.edition.name)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const [reason, setReason] = useHeld(`withdrawal ${entry.id}`, '')
  const [after, setAfter] = useState<'ends' | 'stays'>('ends')
  const params = { id: entry.id }
  const asksWhere = !elsewhere && !ownPage
  const comeBack = () =>
    call('DELETE /entries/:id/withdrawal', { params }).then(onDone, (error) => tellWhy(error))
  const withdraw = async () => {
    setBusy(true)
    setRefusal('')
    const body = { reason, stays: asksWhere && after === 'stays' }
    await call('PUT /entries/:id/withdrawal', { params, body }).then(
      (next) => {
        setReason('')
        setAsking(false)
        notice(t.withdrawn, next.mayReturn ? { undo: { words: t.returnTo, act: comeBack } } : {})
        onDone()
      },
      (error) => setRefusal(sentenceOf(error)),
    )
    setBusy(false)
  }
  if (mayReturn)
    return (
      <li>
        <Button kind="line" onClick={() => void comeBack()}>
          {t.returnTo}
        </Button>
        <p class="small dim">{edition}</p>
      </li>
    )
  if (!mayWithdraw) return null
  return (
    <li>
      <Button kind="line" onClick={() => setAsking(true)}>
        {t.withdraw}
      </Button>
      <p class="small dim">{t.withdrawText({ edition })}</p>
      <Ask
        open={asking}
        title={<span class={s.lines}>{t.withdrawTitle({ edition })}</span>}
        act={t.withdraw}
        busy={busy && t.withdrawing}
        refusal={refusal}
        onDo={() => void withdraw()}
        onStay={() => setAsking(false)}
      >
        <p class="dim">
          {t.withdrawText({ edition })}
          {replaceUntil && timeline.mayReplace && (
            <> {t.withdrawReturn({ until: deadlineOf(replaceUntil, entry.edition.timeZone) })}</>
          )}
          {elsewhere && <> {t.withdrawElsewhere}</>}
        </p>
        {asksWhere && (
          <Choice
            label={t.withdrawAfter}
            value={after}
            onChoose={setAfter}
            options={[
              { value: 'ends', label: t.withdrawEnds },
              { value: 'stays', label: t.withdrawStays, ...(minor && { hint: t.withdrawStaysMinor }) },
            ]}
          />
        )}
        <TextArea label={t.withdrawReason} value={reason} onText={setReason} rows={2} />
      </Ask>
    </li>
  )
}
