import { useState } from 'preact/hooks'
import type { Publishing, ResultDesk } from '#contract/tally.ts'
import { useAct } from '../../act.ts'
import { messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { dayAndHour } from '../../words/moment.ts'
import { MotionChoice, useMotion } from './motion-choice.tsx'
import s from './result.module.css'

/**
 * Makes an outcome public: asks when whom it concerns hears it, and for the reason where it takes the place of what is
 * public; before the promised time it explains once more.
 */
export const PublishSheet = ({
  open,
  title,
  text,
  desk,
  replaces,
  publish,
  onClose,
  onDone,
}: {
  open: boolean
  title: string
  text: string
  desk: ResultDesk
  replaces: boolean
  publish: (how: Publishing) => Promise<unknown>
  onClose: () => void
  onDone: () => void
}) => (
  <Sheet open={open} onClose={onClose} title={title} wide>
    <Asked {...{ text, desk, replaces, publish, onClose, onDone, title }} />
  </Sheet>
)

const minutesUntil = (at: string): number => Math.ceil((Date.parse(at) - Date.now()) / 60_000)
const mostMinutes = 10_080

const Asked = ({
  title,
  text,
  desk,
  replaces,
  publish,
  onClose,
  onDone,
}: Omit<Parameters<typeof PublishSheet>[0], 'open'>) => {
  const t = messages('counting')
  const { promisedAt, timeZone } = desk
  const toPromise = promisedAt ? minutesUntil(promisedAt) : 0
  const mayWait = toPromise > 0 && toPromise <= mostMinutes
  const [lead, setLead] = useState<'promise' | '30' | '0' | '1440'>(mayWait ? 'promise' : '30')
  const [explained, setExplained] = useState(false)
  const motion = useMotion(desk)
  const minutes = lead === 'promise' ? toPromise : Number(lead)
  const early = promisedAt !== null && minutes < toPromise
  const publishing = useAct(async () => {
    if (early && !explained) return setExplained(true)
    await publish({
      makersFirstMinutes: minutes,
      early,
      motionId: replaces ? await motion.log() : null,
    })
    onDone()
  })
  const options = [
    ...(mayWait
      ? [
          {
            value: 'promise' as const,
            label: t.atPromise({ day: dayAndHour(promisedAt ?? '', timeZone) }),
            hint: t.atPromiseHint,
          },
        ]
      : []),
    { value: '30' as const, label: t.inMinutes, hint: t.inMinutesHint },
    { value: '1440' as const, label: t.inADay, hint: t.inADayHint },
    { value: '0' as const, label: t.atOnce, hint: t.atOnceHint },
  ]
  if (early && explained)
    return (
      <Form
        class={s.form}
        onSend={publishing.run}
        elsewhere={publishing.elsewhere}
        acts={
          <>
            <Button wide kind="line" onClick={() => setExplained(false)}>
              {t.notEarly}
            </Button>
            <Button type="submit" wide busy={publishing.busy && t.publishing}>
              {t.earlyAct}
            </Button>
          </>
        }
      >
        <p>{t.earlyText({ day: dayAndHour(promisedAt ?? '', timeZone) })}</p>
      </Form>
    )
  return (
    <Form
      class={s.form}
      onSend={publishing.run}
      elsewhere={publishing.elsewhere}
      acts={
        <>
          <Button type="submit" wide busy={publishing.busy && t.publishing}>
            {minutes > 0 ? t.tellThenPublish : title}
          </Button>
          <Button kind="text" onClick={onClose}>
            {messages('common').cancel}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      {replaces && <MotionChoice desk={desk} motion={motion} at={publishing.at} />}
      <Choice label={t.whoFirst} value={lead} options={options} onChoose={setLead} />
    </Form>
  )
}
