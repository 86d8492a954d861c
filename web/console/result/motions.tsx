import { useMemo, useState } from 'preact/hooks'
import type { ResultDesk } from '#contract/tally.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { dayAndHour } from '../../words/moment.ts'
import s from './result.module.css'

/** The log of what was moved. It only grows. */
export const Motions = ({ desk, again }: { desk: ResultDesk; again: () => void }) => {
  const t = messages('counting')
  const [text, setText] = useState('')
  const motionId = useMemo(() => newId(), [desk.motions.length])
  const logging = useAct(async () => {
    await call('PUT /editions/:id/motions/:motionId', {
      params: { id: desk.editionId, motionId },
      body: { text },
    })
    setText('')
    again()
  })
  return (
    <section class={s.motions}>
      <h2 class="serif">{t.motions}</h2>
      {desk.motions.length === 0 && <p class="small dim">{t.noMotions}</p>}
      <ul>
        {desk.motions.map((one) => (
          <li key={one.id}>
            <p>{one.text}</p>
            <p class="small dim fig">
              {t.by({ name: one.movedBy.name, day: dayAndHour(one.movedAt, desk.timeZone) })}
            </p>
          </li>
        ))}
      </ul>
      <Form
        onSend={logging.run}
        elsewhere={logging.elsewhere}
        acts={
          <Button type="submit" slim kind="line" busy={logging.busy && t.deciding}>
            {t.log}
          </Button>
        }
      >
        <TextArea
          label={t.motionText}
          hint={t.motionTextHint}
          value={text}
          onText={setText}
          required
          error={logging.at('text')}
          rows={3}
        />
      </Form>
    </section>
  )
}
