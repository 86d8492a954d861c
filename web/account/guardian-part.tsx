import { useEffect, useState } from 'preact/hooks'
import type { GuardianConsent } from '#contract/account.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { notice } from '../ui/notice.tsx'
import { date } from './date.ts'
import s from './me.module.css'
import { Part } from './part.tsx'
import { sentenceOf } from './refused.ts'

/** Asking a guardian. Other pages may show it too: with `editionId` the request is for that edition. */
export const GuardianPart = ({ editionId = null }: { editionId?: string | null }) => {
  const t = messages('account')
  const [asked, setAsked] = useState<GuardianConsent[]>([])
  const [guardianEmail, setEmail] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const load = () => call('GET /me/guardian-consents', {}).then(setAsked)
  useEffect(() => {
    load().catch((error) => setWrong(sentenceOf(error)))
  }, [])
  const ask = async () => {
    setBusy(true)
    setWrong(null)
    try {
      await call('POST /me/guardian-consents', {
        body: { id: crypto.randomUUID(), guardianEmail: guardianEmail.trim(), editionId },
      })
      setEmail('')
      notice(t.guardianAsked, { icon: 'mail' })
      await load()
    } catch (error) {
      setWrong(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <Part title={t.guardianTitle} text={t.guardianText}>
      {asked.length > 0 && (
        <ul class={`fig ${s.list}`}>
          {asked.map((one) => (
            <li key={one.id}>
              <span>
                <b>{t.standing[one.standing]}</b>
                <span class="small dim">{one.guardianEmail}</span>
                <span class="small dim">{t.askedOn({ date: date(one.askedAt) })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <form
        class={s.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void ask()
        }}
      >
        <Field
          label={t.guardianEmail}
          type="email"
          value={guardianEmail}
          onText={setEmail}
          error={wrong}
          autoComplete="off"
          inputMode="email"
        />
        <div class={s.act}>
          <Button type="submit" kind="line" busy={busy && t.sending}>
            {t.guardianAsk}
          </Button>
        </div>
      </form>
    </Part>
  )
}
