import { useEffect, useState } from 'preact/hooks'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import s from './me.module.css'
import { Part, useAct } from './part.tsx'

/** Which letters one gets: those about what one must or may do always come. */
export const LettersPart = () => {
  const t = messages('account')
  const [refused, setRefused] = useState<boolean | null>(null)
  const { act, load, busy, line } = useAct()
  useEffect(() => {
    load(async () => setRefused((await call('GET /me/letter-refusal', {})).refused))
  }, [])
  const turn = async () =>
    setRefused((await call(refused ? 'DELETE /me/letter-refusal' : 'PUT /me/letter-refusal', {})).refused)
  return (
    <Part id="letters" title={t.letters} text={t.lettersText}>
      <ul class={`${s.list} ${s.stacked}`}>
        <li>
          <span>
            <b>{t.lettersNews}</b>
            <span class="small dim" role="status">
              {refused === null ? '' : refused ? t.lettersOff : t.lettersOn}
            </span>
          </span>
          {refused !== null && (
            <Button kind="text" busy={busy === 'letters' && t.checking} onClick={() => act('letters', turn)}>
              {refused ? t.lettersTurnOn : t.lettersTurnOff}
            </Button>
          )}
        </li>
      </ul>
      {line}
    </Part>
  )
}
