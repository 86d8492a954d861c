import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { objectionLimits } from '#contract/plain/tally.ts'
import type { Crowd, Objection, ResultDesk } from '#contract/tally.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { MotionChoice, useMotion } from './motion-choice.tsx'
import s from './result.module.css'

type Asked = { desk: ResultDesk; motionNeeded: boolean; onDone: () => void }

/** Sets a crowd's ballots aside, with the reason that everyone reads. */
export const RaiseObjection = ({ crowd, ...asked }: Asked & { crowd: Crowd }) => {
  const t = messages('counting')
  const objectionId = useMemo(newId, [crowd.id])
  const [reason, setReason] = useState('')
  return (
    <Act
      {...asked}
      text={t.setAsideText}
      words={t.setAside}
      act={(motionId) =>
        call('PUT /editions/:id/objections/:objectionId', {
          params: { id: asked.desk.editionId, objectionId },
          body: { crowdId: crowd.id, reason, motionId },
        })
      }
    >
      {(at) => (
        <TextArea
          label={t.reasonGiven}
          hint={t.reasonHint}
          most={objectionLimits.reason}
          value={reason}
          onText={setReason}
          error={at('reason')}
          rows={3}
        />
      )}
    </Act>
  )
}

export const DropObjection = ({ objection, ...asked }: Asked & { objection: Objection }) => {
  const t = messages('counting')
  return (
    <Act
      {...asked}
      text={t.takeBackText}
      words={t.takeBack}
      act={(motion) =>
        call('DELETE /editions/:id/objections/:objectionId', {
          params: { id: asked.desk.editionId, objectionId: objection.id },
          query: motion === null ? {} : { motion },
        })
      }
    />
  )
}

/** Once a result is published, either of them rests on a motion. */
const Act = ({
  desk,
  motionNeeded,
  onDone,
  text,
  words,
  act,
  children,
}: Asked & {
  text: string
  words: string
  act: (motionId: string | null) => Promise<unknown>
  children?: (at: (field: string) => string | undefined) => ComponentChildren
}) => {
  const t = messages('counting')
  const motion = useMotion(desk)
  const doing = useAct(async () => {
    await act(motionNeeded ? await motion.log() : null)
    onDone()
  })
  return (
    <Form
      class={s.form}
      onSend={doing.run}
      elsewhere={doing.elsewhere}
      acts={
        <Button type="submit" wide busy={doing.busy && t.deciding}>
          {words}
        </Button>
      }
    >
      <p>{text}</p>
      {children?.(doing.at)}
      {motionNeeded && <MotionChoice desk={desk} motion={motion} at={doing.at} />}
    </Form>
  )
}
