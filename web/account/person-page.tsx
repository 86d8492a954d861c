import { useEffect, useState } from 'preact/hooks'
import type { PublicPerson } from '#contract/account.ts'
import type { FilmView } from '#contract/film.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { titleOf } from '../words/film.ts'
import { clock } from '../words/time.ts'
import '../ui/fonts-later.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import s from './person.module.css'

/** A person as others see them: a name, a picture where they have one, and their films as upright frames. */
export default ({ params }: PageProps) => {
  const t = messages('account')
  const [shown, setShown] = useState<{ person: PublicPerson; films: FilmView[] } | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    load(params.handle ?? '').then((loaded) => {
      setShown(loaded)
      document.title = `${loaded.person.name || t.personNameless} · Verticale`
    }, setError)
  }, [params.handle])
  if (error) return <FailedPage error={error} />
  if (!shown) return null
  const { person, films } = shown
  return (
    <main class={s.page}>
      <TopBar>
        <LanguageSwitch />
      </TopBar>
      <header class={s.head}>
        {person.pictureUrl && <img src={person.pictureUrl} alt="" width="96" height="96" />}
        <div>
          <h1 class="serif">{person.name || t.personNameless}</h1>
          <p class="small dim fig">
            {[person.handle && `@${person.handle}`, person.since && t.personSince({ year: person.since })]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      </header>
      <h2 class="unseen">{t.personFilms}</h2>
      {films.length === 0 ? (
        <p class={`dim ${s.none}`}>{t.personNoFilms}</p>
      ) : (
        <ul class={s.films}>
          {films.map((film) => (
            <li key={film.id}>
              <a href={`/films/${film.id}`}>
                <figure>{film.media.poster && <img src={film.media.poster} alt="" loading="lazy" />}</figure>
                <b class="serif-text" lang={film.language === 'zxx' ? undefined : film.language}>
                  {titleOf(film)}
                </b>
                <span class="small dim fig">{clock(film.durationMs)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </main>
  )
}

const load = async (handle: string) => {
  const person = await call('GET /people/:handle', { params: { handle } })
  const { films } = await call('GET /people/:id/films', { params: { id: person.id } })
  return { person, films }
}
