import { useEffect, useState } from 'preact/hooks'
import type { ApiToken } from '#contract/account.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy.ts'
import { Choice, Field } from '../ui/field.tsx'
import { notice } from '../ui/notice.tsx'
import { dateWithYear } from '../words/moment.ts'
import s from './me.module.css'
import { Part, useAct } from './part.tsx'

type Days = '30' | '365' | 'forever'

/** Keys for scripts, for those who run a festival and those who have one. A new key is shown once. */
export const TokensPart = ({ offered }: { offered: boolean }) => {
  const t = messages('account')
  const [tokens, setTokens] = useState<ApiToken[]>([])
  const [name, setName] = useState('')
  const [days, setDays] = useState<Days>('365')
  const [secret, setSecret] = useState<string | null>(null)
  const { act, load, busy, line } = useAct()
  const fetchTokens = async () => setTokens(await call('GET /me/tokens', {}))
  useEffect(() => {
    load(fetchTokens)
  }, [])
  const make = async () => {
    const body = { id: newId(), name, days: days === 'forever' ? null : Number(days) }
    setSecret((await call('POST /me/tokens', { body })).secret)
    setName('')
    await fetchTokens()
  }
  const revoke = async (id: string) => {
    await call('DELETE /me/tokens/:id', { params: { id } })
    await fetchTokens()
  }
  if (!offered && tokens.length === 0) return null
  return (
    <Part title={t.tokens} text={t.tokensText}>
      <ul class={`fig ${s.list}`}>
        {tokens.map(({ id, name, lastUsedAt, expiresAt }) => (
          <li key={id}>
            <span>
              <b>{name}</b>
              <span class="small dim">
                {lastUsedAt ? t.tokenUsed({ date: dateWithYear(lastUsedAt) }) : t.tokenNever}
                {' · '}
                {expiresAt ? t.tokenUntil({ date: dateWithYear(expiresAt) }) : t.tokenLasting}
              </span>
            </span>
            <Button kind="text" onClick={() => act(id, () => revoke(id))}>
              {t.tokenRevoke}
            </Button>
          </li>
        ))}
      </ul>
      {secret && (
        <div class={s.secret} role="status">
          <p class="small">{t.tokenMade}</p>
          <code>{secret}</code>
          <Button
            kind="line"
            slim
            onClick={async () => {
              if (await copyText(secret)) notice(t.tokenCopied, { icon: 'check' })
            }}
          >
            {t.tokenCopy}
          </Button>
        </div>
      )}
      <form
        class={s.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          if (event.currentTarget.checkValidity()) void act('make', make)
        }}
      >
        <Field
          label={t.tokenName}
          required
          value={name}
          onText={setName}
          placeholder={t.tokenNamePlace}
          autoComplete="off"
        />
        <Choice
          label={t.tokenDays}
          value={days}
          onChoose={setDays}
          options={[
            { value: '30', label: t.tokenDaysOf({ days: 30 }) },
            { value: '365', label: t.tokenDaysOf({ days: 365 }) },
            { value: 'forever', label: t.tokenForever },
          ]}
        />
        {line}
        <div class={s.act}>
          <Button type="submit" kind="line" busy={busy === 'make' && t.saving} unavailable={false}>
            {t.tokenMake}
          </Button>
        </div>
      </form>
    </Part>
  )
}
