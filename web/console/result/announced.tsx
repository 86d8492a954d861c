import { useState } from 'preact/hooks'
import type { ResultDesk } from '#contract/tally.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { Ask } from '../../ui/ask.tsx'
import { Button } from '../../ui/button.tsx'
import { notice } from '../../ui/notice.tsx'
import { dayAndHour } from '../../words/moment.ts'
import s from './result.module.css'

/** Makers know the outcome, and it becomes public at its time: until then it can be stopped. */
export const Announced = ({
  award,
  desk,
  again,
}: {
  award: ResultDesk['awards'][number]
  desk: ResultDesk
  again: () => void
}) => {
  const t = messages('counting')
  const [asked, setAsked] = useState(false)
  const stopping = useAct(async () => {
    await call('DELETE /awards/:id/announcement', { params: { id: award.id } })
    setAsked(false)
    notice(t.stopped, { icon: 'check' })
    again()
  })
  if (!award.announcement) return null
  const { announcedAt, publicAt } = award.announcement
  return (
    <div class={s.waiting}>
      <p>
        {t.toldMakers({ day: dayAndHour(announcedAt, desk.timeZone) })}
        <br />
        <b>{t.publicFrom({ day: dayAndHour(publicAt, desk.timeZone) })}</b>
      </p>
      <Button kind="line" slim onClick={() => setAsked(true)}>
        {t.stop}
      </Button>
      <Ask
        open={asked}
        title={t.stopTitle}
        act={t.stop}
        stay={t.stopNot}
        busy={stopping.busy && t.stopping}
        refusal={stopping.elsewhere()}
        onDo={() => void stopping.run()}
        onStay={() => setAsked(false)}
      >
        <p>{t.stopText}</p>
      </Ask>
    </div>
  )
}
