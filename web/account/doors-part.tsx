import { useEffect, useState } from 'preact/hooks'
import type { Passkey, Session } from '#contract/account.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { notice } from '../ui/notice.tsx'
import { dateWithYear } from '../words/moment.ts'
import s from './me.module.css'
import { Part, useAct } from './part.tsx'
import { addPasskey, passkeysWork } from './passkey.ts'

/** Passkeys, and the browsers in which one is signed in. */
export const DoorsPart = () => {
  const t = messages('account')
  const [passkeys, setPasskeys] = useState<Passkey[]>([])
  const [sessions, setSessions] = useState<Session[]>([])
  const keys = useAct()
  const rooms = useAct()
  useEffect(() => {
    keys.load(async () => setPasskeys(await call('GET /me/passkeys', {})))
    rooms.load(async () => setSessions(await call('GET /me/sessions', {})))
  }, [])
  const add = async () => {
    const here = sessions.find((session) => session.current)?.device ?? ''
    const now = await addPasskey(here)
    if (!now) return
    setPasskeys(now)
    notice(t.passkeyAdded, { icon: 'check' })
  }
  const forget = async (id: string) => {
    await call('DELETE /me/passkeys/:id', { params: { id } })
    setPasskeys(passkeys.filter((passkey) => passkey.id !== id))
  }
  const end = async (id: string) => {
    await call('DELETE /me/sessions/:id', { params: { id } })
    setSessions(sessions.filter((session) => session.id !== id))
  }
  return (
    <Part title={t.doors}>
      <h3>{t.passkeys}</h3>
      <p class={`small dim ${s.lead}`}>{t.passkeysText}</p>
      <ul class={`fig ${s.list}`}>
        {passkeys.map(({ id, name, addedAt }) => (
          <li key={id}>
            <span>
              <b>{name || t.passkeys}</b>
              {addedAt && <span class="small dim">{t.addedOn({ date: dateWithYear(addedAt) })}</span>}
            </span>
            <Button kind="text" onClick={() => keys.act(id, () => forget(id))}>
              {messages('common').delete}
            </Button>
          </li>
        ))}
      </ul>
      {keys.line}
      <div class={s.act}>
        <Button
          kind="line"
          icon="lock"
          busy={keys.busy === 'add' && t.checking}
          unavailable={!passkeysWork() && (isSecureContext ? t.passkeyNone : t.passkeyInsecure)}
          onClick={() => keys.act('add', add)}
        >
          {t.passkeyAdd}
        </Button>
      </div>
      <h3>{t.sessions}</h3>
      <ul class={`fig ${s.list}`}>
        {sessions.map(({ id, device, begunAt, current }) => (
          <li key={id}>
            <span>
              <b>{device || t.sessionUnknown}</b>
              <span class="small dim">{t.sessionSince({ date: dateWithYear(begunAt) })}</span>
            </span>
            {current ? (
              <span class="small dim">{t.sessionHere}</span>
            ) : (
              <Button kind="text" onClick={() => rooms.act(id, () => end(id))}>
                {t.sessionEnd}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {rooms.line}
    </Part>
  )
}
