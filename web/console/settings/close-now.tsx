import { useState } from 'preact/hooks'
import type { EditionReply, PhaseKind } from '#contract/edition.ts'
import { editionLimits } from '#contract/plain/edition.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { clockAhead } from '../../edition/programme.ts'
import { messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { notice } from '../../ui/notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { hour } from '../../words/time.ts'

/** Ends a phase that is on, now: after one question, which asks for the reason that everyone reads. */
export const CloseNow = ({
  kind,
  edition,
  took,
}: {
  kind: PhaseKind
  edition: EditionReply
  took: (edition: EditionReply) => void
}) => {
  const t = messages('settings')
  const phase = messages('edition').phases[kind]
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const [here] = useState(() => clockAhead(edition, Date.now()))
  const closing = useAct(async () => {
    // the end of this minute, or of the next where that is about to come
    const end = new Date(Math.ceil((Date.now() + here + 5000) / 60_000) * 60_000).toISOString()
    const phases = edition.calendar.map((one) => (one.kind === kind ? { ...one, endsAt: end } : one))
    took(
      await call('PUT /editions/:id/calendar', {
        params: { id: edition.id },
        body: { phases, decisionAt: edition.decisionAt, reason, revision: edition.revision },
      }),
    )
    setAsked(false)
    notice(t.closed({ phase, time: hour(end, edition.timeZone) }), { icon: 'check' })
  })
  return (
    <>
      <Button kind="text" onClick={() => setAsked(true)}>
        {t.closeNow}
      </Button>
      <Sheet open={asked} onClose={() => setAsked(false)} title={t.closeTitle({ phase })}>
        <Form
          onSend={closing.run}
          elsewhere={closing.elsewhere}
          acts={
            <>
              <Button type="submit" wide busy={closing.busy && t.saving}>
                {t.closeAct({ phase })}
              </Button>
              <Button kind="line" wide onClick={() => setAsked(false)}>
                {messages('common').cancel}
              </Button>
            </>
          }
        >
          <p>{kind in t.closeText ? t.closeText[kind as 'submissions'] : t.closeText.other}</p>
          <TextArea
            label={t.calendarReason}
            hint={t.calendarReasonHint}
            rows={2}
            value={reason}
            onText={setReason}
            most={editionLimits.reason}
            error={closing.at('reason')}
          />
        </Form>
      </Sheet>
    </>
  )
}
