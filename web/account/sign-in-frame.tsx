import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import '../ui/fonts-later.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Wordmark } from '../ui/marks.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import s from './sign-in-frame.module.css'

/** A step of coming in: one question in large letters, its answer, and what one may do in the thumb's zone. */
export const SignInFrame = ({
  title,
  page,
  text,
  onBack,
  acts,
  children,
}: {
  title: string
  /** Title of the browser's tab. */
  page: string
  text?: ComponentChildren
  onBack?: () => void
  acts?: ComponentChildren
  children?: ComponentChildren
}) => {
  useEffect(() => {
    document.title = `${page} · Verticale`
  }, [page])
  return (
    <main class={s.page}>
      <TopBar onBack={onBack}>
        <LanguageSwitch />
      </TopBar>
      <div class={s.mark}>
        <Wordmark width={168} />
      </div>
      <h1 class={`serif ${s.title}`}>{title}</h1>
      <div class={s.middle}>
        {text && <p class={`dim fig ${s.text}`}>{text}</p>}
        {children}
      </div>
      <div class={s.acts}>{acts}</div>
    </main>
  )
}
