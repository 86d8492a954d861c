import { useState } from 'preact/hooks'
import type { GuardianFilms as Films } from '#contract/entry.ts'
import { messages } from '../messages/messages.ts'
import { InPlace } from '../player/in-place.tsx'
import { titleOf } from '../words/film.ts'
import { dateWithYear } from '../words/moment.ts'
import { said } from '../words/said.ts'
import s from './guardian.module.css'

type Film = Films['films'][number]

/** The films that a guardian is asked about: one to watch, large, with how it stands and what has changed of it. */
export const GuardianFilms = ({ films }: { films: readonly Film[] }) => {
  const t = messages('guardian')
  const [chosen, setChosen] = useState(0)
  const shown = films[chosen] ?? films[0]
  if (!shown) return <p class={s.none}>{t.noFilms}</p>
  return (
    <section class={s.films} aria-label={t.films}>
      <InPlace key={shown.film.id} film={shown.film} otherwise={t.coming} />
      <div class={s.about}>
        <h2 class="serif" lang={shown.film.language === 'zxx' ? undefined : shown.film.language}>
          {titleOf(shown.film) || messages('studio').untitled}
        </h2>
        <p class={shown.state === 'public' ? s.public : s.state}>{t.filmState[shown.state]}</p>
        {said(shown.film.synopsis) && <p class={`small ${s.synopsis}`}>{said(shown.film.synopsis)}</p>}
        {shown.changes.map(({ what, at }) => (
          <p key={what} class={s.change}>
            {t.changes[what]({ date: dateWithYear(at) })}
          </p>
        ))}
        {shown.state === 'public' && (
          <p>
            <a href={`/films/${shown.film.id}`}>{t.openPage}</a>
          </p>
        )}
      </div>
      {films.length > 1 && (
        <ul class={s.others}>
          {films.map(({ film, state }, at) => (
            <li key={film.id}>
              <button type="button" aria-pressed={film === shown.film} onClick={() => setChosen(at)}>
                {film.media.poster ? <img src={film.media.poster} alt="" /> : <i />}
                <span>
                  {titleOf(film) || messages('studio').untitled}
                  <small>{t.filmState[state]}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Where and until when, who runs it and how they are reached, and what happens when something changes. */
export const GuardianPlace = ({ of: { edition, contact, sees }, child }: { of: Films; child: string }) => {
  const t = messages('guardian')
  const zone = edition?.timeZone
  const { startsAt, endsAt } = edition?.screening ?? {}
  const from = startsAt && dateWithYear(startsAt, zone)
  return (
    <dl class={`fig ${s.place}`}>
      <dt>{t.where}</dt>
      <dd>{edition ? <a href={`/e/${edition.slug}`}>{said(edition.name)}</a> : t.ownPageOf({ child })}</dd>
      {from && (
        <>
          <dt>{t.screening}</dt>
          <dd>
            {endsAt ? t.screeningDates({ from, to: dateWithYear(endsAt, zone) }) : t.screeningFrom({ from })}
          </dd>
        </>
      )}
      <dt>{t.until}</dt>
      <dd>{edition ? t.untilText : t.untilOwn}</dd>
      {edition && edition.organisers.length > 0 && (
        <>
          <dt>{t.organisers}</dt>
          <dd>{edition.organisers.join('、')}</dd>
        </>
      )}
      {(edition || contact) && (
        <>
          <dt>{t.contact}</dt>
          <dd class={s.contact}>{contact ?? t.contactNone}</dd>
        </>
      )}
      <dt>{t.rule}</dt>
      <dd>{t.rules[sees]}</dd>
    </dl>
  )
}
