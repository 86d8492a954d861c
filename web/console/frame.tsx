import type { ComponentChildren } from 'preact'
import { messages } from '../messages/messages.ts'
import { IconLink } from '../ui/button.tsx'
import { useCurrentInView } from '../ui/current-in-view.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Wordmark } from '../ui/marks.tsx'
import s from './frame.module.css'

type ConsoleNav = { href: string; label: string; aside?: ComponentChildren; current?: boolean }

/** The organiser's desk: obi at the far left, 232 px of navigation, 48 px margins. */
export const ConsoleFrame = ({
  edition,
  nav,
  person,
  title,
  over,
  acts,
  hand,
  children,
}: {
  /** Name of the edition, or a switch between several. */
  edition: ComponentChildren
  nav: ConsoleNav[]
  person?: { name: string; role: string }
  title: ComponentChildren
  over?: ComponentChildren
  acts?: ComponentChildren
  /** What is done most here: at the foot of a phone, wherever one has scrolled to. */
  hand?: ComponentChildren
  children: ComponentChildren
}) => {
  const open = nav.find(({ current }) => current)?.href
  // the figures that come later make the line longer
  const ways = useCurrentInView<HTMLDivElement>(open, nav.map(({ aside }) => String(aside ?? '')).join(' '))
  return (
    <div class={s.console}>
      <div class={s.obi} />
      <nav class={s.nav} aria-label={messages('common').menu}>
        <a class={s.wordmark} href="/">
          <Wordmark width={116} />
        </a>
        <div class={`serif-text ${s.edition}`}>{edition}</div>
        <div class={s.ways} ref={ways}>
          {nav.map(({ href, label, aside, current }) => (
            <a key={href} class={s.item} href={href} aria-current={current ? 'page' : undefined}>
              {label}
              {aside !== undefined && <span class="fig">{aside}</span>}
            </a>
          ))}
        </div>
        <div class={s.me}>
          <LanguageSwitch />
          {person && (
            <p>
              <a href="/me" class={s.name}>
                {person.name}
              </a>
              <IconLink icon="person" label={person.name} href="/me" />
              <span class={s.role}>{person.role}</span>
            </p>
          )}
        </div>
      </nav>
      <main class={`fig ${s.main}`}>
        <div class={s.head}>
          <div>
            {over && <p class="small dim">{over}</p>}
            <h1 class="serif">{title}</h1>
          </div>
          <div class={s.both}>
            {acts && <div class={s.acts}>{acts}</div>}
            {hand && (
              <div class={s.hand} data-hand>
                {hand}
              </div>
            )}
          </div>
        </div>
        {children}
      </main>
    </div>
  )
}

/** Main column and the 372 px side column. */
export const ConsoleColumns = ({ main, side }: { main: ComponentChildren; side: ComponentChildren }) => (
  <div class={s.columns}>
    <section>{main}</section>
    <aside>{side}</aside>
  </div>
)
