import { useMemo, useState } from 'preact/hooks'
import type { MeasureAct, Rehearsed } from '#contract/measure.ts'
import type { ReasonCode } from '#contract/moderation.ts'
import { actsWithWord } from '#contract/plain/desk.ts'
import { longestReason, reasonsAgainst, reasonsFor } from '#contract/plain/moderation.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { useHeld } from '../../held.ts'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { titleOf } from '../../words/film.ts'
import s from './measure.module.css'
import { ReasonChoice } from './reason-choice.tsx'
import { tellDone } from './tell-done.ts'

export type Measuring = { act: MeasureAct; entryIds: readonly string[] }

/**
 * One act to one or several films: which it will reach and which not, the reason, and the words that the makers read.
 * Nothing is chosen beforehand, and what was written is there again when the sheet was closed.
 */
export const MeasureSheet = ({
  measuring,
  editionId,
  onClose,
  onDone,
}: {
  measuring: Measuring
  editionId: string
  onClose: () => void
  onDone: () => void
}) => {
  const t = messages('entries')
  const { act, entryIds } = measuring
  const params = { id: editionId }
  // one id for one sheet, so that pressing twice does it once
  const id = useMemo(() => newId(), [])
  const rehearsal = useLoad(
    (signal) =>
      call('POST /editions/:id/measure-rehearsals', {
        params,
        body: { act, entryIds: [...entryIds] },
        signal,
      }),
    [act, ...entryIds],
  )
  const films = rehearsal.data?.entries ?? []
  const reached = films.filter(({ will }) => will)
  const codes: readonly ReasonCode[] | null =
    act === 'release' ? reasonsFor : act === 'hold' || act === 'remove' ? reasonsAgainst : null
  const speaks = codes !== null || act === 'disqualify'
  const mustSpeak = (actsWithWord as readonly string[]).includes(act)
  const [draft, hold] = useHeld<Draft>(`measure:${act}:${entryIds.join()}`, { code: null, reason: '' })
  const [tried, setTried] = useState(false)
  const unsaid = tried && mustSpeak && draft.reason.trim() === ''
  const unchosen = tried && codes !== null && draft.code === null
  const does = useAct(async () => {
    const made = await call('POST /editions/:id/measures', {
      params,
      body: {
        id,
        act,
        reasonCode: codes && draft.code,
        reason: draft.reason,
        entries: reached.map(({ entryId, seen }) => ({ entryId, seen })),
      },
    })
    hold({ code: null, reason: '' })
    tellDone(editionId, made, films, onDone)
    onDone()
    onClose()
  })
  const send = async () => {
    setTried(true)
    if (codes && !draft.code) return
    if (mustSpeak && draft.reason.trim() === '') return
    await does.run()
  }
  const one = films.length === 1 ? films[0] : undefined
  return (
    <Sheet
      open
      onClose={onClose}
      title={one ? t.measureOne[act]({ title: nameOf(one) }) : t.measure[act]({ n: entryIds.length })}
    >
      {rehearsal.error !== null && <Unloaded error={rehearsal.error} again={rehearsal.again} />}
      {rehearsal.data && reached.length === 0 && (
        <>
          <Unreached films={films} />
          <Button kind="line" wide onClick={onClose}>
            {messages('common').close}
          </Button>
        </>
      )}
      {reached.length > 0 && (
        <Form
          onSend={send}
          elsewhere={does.elsewhere}
          acts={
            <>
              <Button type="submit" wide busy={does.busy && messages('common').loading}>
                {one ? t.measureThis[act] : t.measure[act]({ n: reached.length })}
              </Button>
              <Button kind="text" onClick={onClose}>
                {messages('common').cancel}
              </Button>
            </>
          }
        >
          <p class="dim">{t.measureNote[act]}</p>
          {films.length > 1 && <Reached films={reached} />}
          <Unreached films={films} />
          {codes && (
            <ReasonChoice
              codes={codes}
              code={draft.code}
              onChoose={(code) => hold({ ...draft, code })}
              error={unchosen ? t.chooseReason : does.at('reasonCode')}
            />
          )}
          {speaks && (
            <TextArea
              label={mustSpeak ? t.reason : t.reasonMaybe}
              hint={films.length > 1 ? t.reasonHintMany : t.reasonHint}
              value={draft.reason}
              onText={(reason) => hold({ ...draft, reason })}
              most={longestReason}
              error={unsaid ? messages('common').missing : does.at('reason')}
            />
          )}
          {speaks && <p class="small dim">{t.draftKept}</p>}
        </Form>
      )}
    </Sheet>
  )
}

type Draft = { code: ReasonCode | null; reason: string }

const nameOf = (film: Rehearsed): string => titleOf(film) || messages('console').untitled

const Reached = ({ films }: { films: readonly Rehearsed[] }) => (
  <ul class={s.films}>
    {films.map((film) => (
      <li key={film.entryId}>{nameOf(film)}</li>
    ))}
  </ul>
)

/** Which films it will not reach, each with why. */
const Unreached = ({ films }: { films: readonly Rehearsed[] }) => {
  const t = messages('entries')
  const left = films.filter(({ will }) => !will)
  if (left.length === 0) return null
  return (
    <div class={s.left}>
      {films.length > 1 && <p>{t.notReached({ n: left.length })}</p>}
      <ul>
        {left.map((film) => (
          <li key={film.entryId}>
            {films.length > 1 && <b>{nameOf(film)}</b>} {film.why}
          </li>
        ))}
      </ul>
    </div>
  )
}
