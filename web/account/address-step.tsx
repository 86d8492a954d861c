import { useEffect, useState } from 'preact/hooks'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { sentenceOf } from '../refused.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { showWrong } from '../ui/form.tsx'
import { passkeysWork, signInWithPasskey } from './passkey.ts'
import { RefusalLine } from './refusal-line.tsx'
import s from './sign-in.module.css'
import { SignInFrame } from './sign-in-frame.tsx'
import type { Steps } from './steps.ts'

type Provider = 'line' | 'google' | 'apple' | 'tiktok'
const services: Record<Provider, string> = {
  line: 'LINE',
  google: 'Google',
  apple: 'Apple',
  tiktok: 'TikTok',
}

export const AddressStep = ({ at, go, done, failed }: Steps & { at: { email: string }; failed: boolean }) => {
  const t = messages('account')
  const { email } = at
  // typed words outlive a look at the terms
  const setEmail = (email: string) => go({ step: 'address', email })
  const [busy, setBusy] = useState<'code' | 'other' | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [other, setOther] = useState<string | null>(failed ? t.serviceFailed : null)
  const [social, setSocial] = useState<Provider[]>([])
  useEffect(() => {
    call('GET /me', {}).then(
      ({ ways }) => setSocial(ways.social),
      () => undefined,
    )
  }, [])
  const send = async () => {
    setBusy('code')
    setWrong(null)
    try {
      await call('POST /sign-in/code', { body: { email: email.trim(), language: locale } })
      go({ step: 'code', email: email.trim(), sentAt: Date.now() })
    } catch (error) {
      setWrong(sentenceOf(error))
    }
    setBusy(null)
  }
  const enter = async (way: () => Promise<boolean>) => {
    setBusy('other')
    setOther(null)
    try {
      if (await way()) return done()
    } catch (error) {
      setOther(sentenceOf(error))
    }
    setBusy(null)
  }
  const service = async (provider: Provider): Promise<boolean> => {
    location.assign((await call('POST /sign-in/social', { body: { provider } })).url)
    return false
  }
  return (
    <SignInFrame
      page={t.signInTitle}
      title={t.addressTitle}
      text={t.addressText}
      acts={
        <>
          <RefusalLine sentence={other} />
          {social.map((provider) => (
            <Button key={provider} kind="line" wide onClick={() => enter(() => service(provider))}>
              {t.with({ service: services[provider] })}
            </Button>
          ))}
          {passkeysWork() && (
            <Button
              kind="line"
              wide
              icon="lock"
              busy={busy === 'other' && t.checking}
              onClick={() => enter(async () => (await signInWithPasskey()) !== null)}
            >
              {t.withPasskey}
            </Button>
          )}
          <p class={`small dim ${s.foot}`}>{t.justWatching}</p>
        </>
      }
    >
      <form
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          const form = event.currentTarget
          if (!busy && form.checkValidity()) void send().then(() => showWrong(form))
        }}
      >
        <Field
          label={t.address}
          type="email"
          value={email}
          onText={setEmail}
          error={wrong}
          placeholder={t.addressPlace}
          autoComplete="username webauthn"
          inputMode="email"
          autoCapitalize="off"
          spellcheck={false}
          required
        />
        <div class={s.act}>
          <Button type="submit" wide busy={busy === 'code' && t.sending}>
            {t.sendCode}
          </Button>
        </div>
        <p class={`small dim ${s.terms}`}>
          {t.termsBefore}
          <a href="/terms">{t.termsLink}</a>
          {t.termsAfter}
        </p>
      </form>
    </SignInFrame>
  )
}
