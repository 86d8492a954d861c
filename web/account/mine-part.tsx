import { useState } from 'preact/hooks'
import type { Me } from '#contract/account.ts'
import { termsVersion } from '#contract/plain/account.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import s from './me.module.css'
import { Part, useAct } from './part.tsx'

/** Terms, one's data in a file, and the way out. */
export const MinePart = ({
  person,
  onChange,
  onErased,
}: {
  person: Me
  onChange: (person: Me) => void
  onErased: () => void
}) => {
  const t = messages('account')
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const { act, busy, line } = useAct()
  const agree = async () => {
    if (person.termsAgreed) await call('DELETE /me/consents/terms', {})
    else await call('PUT /me/consents/terms', { body: { version: termsVersion } })
    onChange({ ...person, termsAgreed: !person.termsAgreed })
  }
  const erase = async () => {
    await call('PUT /me/erasure', { body: { email: typed.trim() } })
    onErased()
  }
  return (
    <Part title={t.mine}>
      <ul class={`${s.list} ${s.stacked}`}>
        <li>
          <span>
            <b>
              <a href="/terms">{t.terms}</a>
            </b>
            <span class="small dim">{person.termsAgreed ? t.termsAgreed : t.termsNotAgreed}</span>
          </span>
          <Button kind="text" onClick={() => act('terms', agree)}>
            {person.termsAgreed ? t.termsWithdraw : t.termsAgree}
          </Button>
        </li>
        <li>
          <span>
            <b>{t.export}</b>
            <span class="small dim">{t.exportText}</span>
          </span>
          <ButtonLink kind="line" slim href="/api/me/export" download>
            {t.export}
          </ButtonLink>
        </li>
        <li>
          <span>
            <b>{t.erase}</b>
            <span class="small dim">{t.eraseText}</span>
          </span>
          <Button kind="text" onClick={() => setAsking(true)}>
            {t.erase}
          </Button>
        </li>
      </ul>
      {!asking && line}
      <Sheet open={asking} onClose={() => setAsking(false)} title={t.erase}>
        <p>{t.eraseText}</p>
        <Field
          label={t.eraseConfirm({ email: person.email })}
          type="email"
          value={typed}
          onText={setTyped}
          autoComplete="off"
          autoCapitalize="off"
        />
        {line}
        <div class={s.act}>
          <Button wide busy={busy === 'erase' && t.erasing} onClick={() => act('erase', erase)}>
            {t.eraseNow}
          </Button>
          <Button kind="line" wide onClick={() => setAsking(false)}>
            {messages('common').cancel}
          </Button>
        </div>
      </Sheet>
    </Part>
  )
}
