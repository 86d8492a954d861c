import { useMemo, useState } from 'preact/hooks'
import type { ResultDesk } from '#contract/tally.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { Select, TextArea } from '../../ui/field.tsx'

const fresh = 'new'

/** The motion that a change rests on: one that is logged already, or a new one, logged just before the change. */
export const useMotion = (desk: ResultDesk) => {
  const freshId = useMemo(newId, [])
  const [chosen, choose] = useState(desk.motions.length > 0 ? '' : fresh)
  const [text, setText] = useState('')
  const log = async (): Promise<string | null> => {
    if (chosen !== fresh) return chosen || null
    await call('PUT /editions/:id/motions/:motionId', {
      params: { id: desk.editionId, motionId: freshId },
      body: { text },
    })
    return freshId
  }
  return { chosen, choose, text, setText, log }
}

export const MotionChoice = ({
  desk,
  motion: { chosen, choose, text, setText },
  at,
}: {
  desk: ResultDesk
  motion: ReturnType<typeof useMotion>
  /** The sentence of a refusal at a field. */
  at: (field: string) => string | undefined
}) => {
  const t = messages('counting')
  return (
    <>
      <Select label={t.motion} hint={t.motionHint} value={chosen} onText={choose} error={at('motionId')}>
        <option value="" disabled>
          {t.chooseFilm}
        </option>
        {desk.motions.map((one) => (
          <option key={one.id} value={one.id}>
            {one.text.slice(0, 60)}
          </option>
        ))}
        <option value={fresh}>{t.newMotion}</option>
      </Select>
      {chosen === fresh && (
        <TextArea
          label={t.motionText}
          hint={t.motionTextHint}
          value={text}
          onText={setText}
          required
          error={at('text')}
          rows={3}
        />
      )}
    </>
  )
}
