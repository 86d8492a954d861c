import { me } from '../account/session.ts'
import { messages } from '../messages/messages.ts'
import { path } from '../steps.ts'
import { Mark } from '../ui/marks.tsx'
import s from './nav.module.css'
import { type Place, placesFor } from './places.ts'

/** The ways that are always open: the last line of a phone, or a rail at the left where there is room (`beside`). */
export const Nav = ({
  ground,
  beside,
  at,
}: {
  ground: 'stage' | 'paper'
  beside: boolean
  at: Place | undefined
}) => {
  const t = messages('common')
  return (
    <nav
      class={`${s.nav} ${beside ? s.rail : s.line} ${ground === 'paper' ? s.paper : ''}`}
      aria-label={t.menu}
    >
      {beside && ground === 'paper' && (
        <a class={s.mark} href="/" aria-label="Verticale">
          <Mark width={20} />
        </a>
      )}
      <ul>
        {placesFor(me.value).map(({ name, href }) => {
          const to = href()
          const here = name !== at ? undefined : path.value === to.split('?')[0] ? 'page' : 'true'
          return (
            <li key={name}>
              <a href={to} aria-current={here}>
                <span>{t.places[name]}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
