import type { ComponentChildren } from 'preact'
import s from './state-page.module.css'

/**
 * A page with one thing to say: what happened, what is safe, what comes next. `title` may hold a line
 * break; `code` is the code of a refusal, for whoever is asked about it; `acts` are one or two wide buttons in the thumb's zone.
 */
export const StatePage = ({
  title,
  text,
  code,
  top,
  acts,
  within = false,
  children,
}: {
  title: string
  text?: ComponentChildren
  code?: string
  top?: ComponentChildren
  acts?: ComponentChildren
  /** It is a part of a page, which has its main content around it. */
  within?: boolean
  children?: ComponentChildren
}) => {
  const Around = within ? 'div' : 'main'
  return (
    <Around class={s.page}>
      {top}
      <div class={s.middle}>
        <h1 class="serif">{title}</h1>
        {text && <p class="dim fig">{text}</p>}
        {code && <p class={s.code}>{code}</p>}
      </div>
      <div class={s.acts}>
        {children}
        {acts}
      </div>
    </Around>
  )
}
