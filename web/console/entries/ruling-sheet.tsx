import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Act, ReasonCode } from '#contract/moderation.ts'
import { longestReason, reasonsAgainst, reasonsFor } from '#contract/plain/moderation.ts'
import { call, Refused } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { sentenceOf } from '../../refused.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextArea } from '../../ui/field.tsx'
import { showWrong } from '../../ui/form.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import s from './entry.module.css'

export type Judging = Act | 'disqualify' | 'reinstate'

/** A ruling is written before it is made: the reason from the list, and the sentence that the maker reads. */
export const RulingSheet = ({
  judging,
  filmId,
  entryId,
  onClose,
  onDone,
}: {
  judging: Judging | null
  filmId: string
  entryId: string
  onClose: () => void
  onDone: () => void
}) => {
  const t = messages('entries')
  // one id for one sheet, so that pressing twice rules once
  const id = useMemo(() => newId(), [judging])
  const codes: readonly ReasonCode[] = judging === 'release' ? reasonsFor : reasonsAgainst
  const [code, setCode] = useState<ReasonCode>('rights')
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<Refused | null>(null)
  const [unsaid, setUnsaid] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    setCode(codes[0] ?? 'other')
    setReason('')
    setRefused(null)
    setUnsaid(false)
  }, [judging])
  if (!judging) return null
  const words = {
    hold: [t.hold, t.holdNote],
    remove: [t.remove, t.removeNote],
    release: [t.release, t.releaseNote],
    disqualify: [t.disqualify, t.disqualifyNote],
    reinstate: [t.reinstate, t.releaseNote],
  }[judging] as [string, string]
  const rules = judging === 'hold' || judging === 'remove' || judging === 'release'
  const make = async () => {
    setUnsaid(judging !== 'reinstate' && reason.trim() === '')
    if (judging !== 'reinstate' && reason.trim() === '') return
    setBusy(true)
    try {
      if (rules)
        await call('POST /rulings', {
          body: { id, subjectKind: 'film', subjectId: filmId, act: judging, reasonCode: code, reason },
        })
      else if (judging === 'disqualify')
        await call('PUT /entries/:id/disqualification', { params: { id: entryId }, body: { reason } })
      else await call('DELETE /entries/:id/disqualification', { params: { id: entryId } })
      onDone()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      setRefused(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet open onClose={onClose} title={words[0]}>
      <p class="dim">{words[1]}</p>
      <form
        class={s.form}
        onSubmit={(event) => {
          event.preventDefault()
          const form = event.currentTarget
          void make().then(() => showWrong(form))
        }}
      >
        {rules && (
          <Select
            label={t.reasonCode}
            value={code}
            onText={(value) => setCode(codes.find((one) => one === value) ?? 'other')}
            error={refused?.field === 'reasonCode' ? sentenceOf(refused) : undefined}
          >
            {codes.map((one) => (
              <option key={one} value={one}>
                {t.reasons[one]}
              </option>
            ))}
          </Select>
        )}
        {judging !== 'reinstate' && (
          <TextArea
            label={t.reason}
            hint={t.reasonHint}
            value={reason}
            onText={setReason}
            most={longestReason}
            error={
              unsaid
                ? messages('common').missing
                : refused && refused.field !== 'reasonCode'
                  ? sentenceOf(refused)
                  : undefined
            }
          />
        )}
        {judging === 'reinstate' && refused && <p role="alert">{sentenceOf(refused)}</p>}
        <div class={s.formActs}>
          <Button type="submit" wide busy={busy && messages('common').loading}>
            {words[0]}
          </Button>
          <Button kind="line" wide onClick={onClose}>
            {messages('common').cancel}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
