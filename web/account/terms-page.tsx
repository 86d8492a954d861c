import { useEffect } from 'preact/hooks'
import { termsVersion } from '#contract/plain/account.ts'
import { messages } from '../messages/messages.ts'
import '../ui/fonts-later.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import s from './letter.module.css'

/** The house terms and privacy text, short enough to be read. */
export default () => {
  const t = messages('account')
  useEffect(() => {
    document.title = `${t.terms} · Verticale`
  }, [])
  return (
    <main class={s.page}>
      <TopBar>
        <LanguageSwitch />
      </TopBar>
      <h1 class={`serif ${s.title}`}>{t.termsTitle}</h1>
      {t.termsBody.map(([head, text]) => (
        <section key={head} class={s.clause}>
          <h2>{head}</h2>
          <p>{text}</p>
        </section>
      ))}
      <p class={`label fig ${s.version}`}>{t.termsVersion({ version: termsVersion })}</p>
    </main>
  )
}
