import { useEffect, useState } from 'preact/hooks'
import type { OutboxLetter } from '#contract/account.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import '../ui/fonts-later.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { briefMoment } from '../words/moment.ts'
import s from './outbox.module.css'

/** The letters of an installation without mail, newest first; it looks for new ones by itself. */
export default () => {
  const t = messages('account')
  const [letters, setLetters] = useState<OutboxLetter[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const load = () => call('GET /outbox', {}).then(setLetters, (failure) => setError(failure))
  useEffect(() => {
    document.title = `${t.outboxTitle} · Verticale`
    void load()
    const timer = setInterval(() => document.visibilityState === 'visible' && void load(), 5000)
    return () => clearInterval(timer)
  }, [])
  if (error && !letters) return <FailedPage error={error} />
  if (!letters) return null
  return (
    <main class={s.page}>
      <TopBar>
        <LanguageSwitch />
      </TopBar>
      <div class={s.head}>
        <h1 class="serif">{t.outboxTitle}</h1>
        <p class="small dim">{letters.some(({ sentAt }) => sentAt) ? t.outboxTextSmtp : t.outboxText}</p>
        <Button kind="text" onClick={load}>
          {t.outboxRefresh}
        </Button>
      </div>
      {letters.length === 0 && <p class={`serif ${s.none}`}>{t.outboxEmptyTitle}</p>}
      <ul class={s.list}>
        {letters.map((letter) => (
          <Letter key={letter.id} letter={letter} />
        ))}
      </ul>
    </main>
  )
}

const Letter = ({ letter }: { letter: OutboxLetter }) => {
  const t = messages('account')
  const code = /^\d{6}$/m.exec(letter.text)?.[0]
  const standing = letter.error ? t.outboxFailed : letter.sentAt ? t.outboxSent : null
  return (
    <li>
      <p class={`small dim fig ${s.to}`}>
        <span>{letter.recipient}</span>
        <time dateTime={letter.createdAt}>{briefMoment(letter.createdAt)}</time>
      </p>
      <h2>{letter.subject}</h2>
      {code && <p class={`fig ${s.code}`}>{code}</p>}
      <details>
        <summary class="small">{firstLine(letter.text)}</summary>
        <p class={s.text}>{linked(letter.text)}</p>
      </details>
      {standing && <p class="small dim">{[standing, letter.error].filter(Boolean).join('：')}</p>}
    </li>
  )
}

const firstLine = (text: string): string => text.split('\n')[0] ?? ''

/** Addresses of this site become links. */
const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part) =>
    /^https?:/.test(part) ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
