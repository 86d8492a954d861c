import { useEffect } from 'preact/hooks'
import type { FilmDraft } from '#contract/film.ts'
import { BirthFirst } from '../account/birth-first.tsx'
import { GuardianStep } from '../account/guardian-step.tsx'
import { useEvery, useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { deadlineOf } from '../words/moment.ts'
import { CaptionsField } from './captions-field.tsx'
import { EntryPart } from './entry-part.tsx'
import { ExitsPart } from './exits-part.tsx'
import { FilePart } from './file-part.tsx'
import { titleOrNone } from './film-words.ts'
import { Fold, useLedTo } from './fold.tsx'
import { MakerThread } from './maker-thread.tsx'
import s from './my-film.module.css'
import { loadMyFilm, type MyFilm, stands } from './my-film.ts'
import { OnShow } from './on-show.tsx'
import { PosterField } from './poster-field.tsx'
import { RenewalPart } from './renewal-part.tsx'
import { RightsPart } from './rights-part.tsx'
import { TeamField } from './team-field.tsx'
import { TodoPart } from './todo-part.tsx'
import { usePreparation } from './use-preparation.ts'
import { WordsPart } from './words-part.tsx'

/** One page for one film of one's own: what to do, how it stands everywhere, its words and files, and the ways out. */
export default ({ params }: PageProps) => {
  const t = messages('maker')
  const id = params.id ?? ''
  const film = useLoad(() => loadMyFilm(id), [id])
  const { data } = film
  const state = data?.draft.preparation?.state
  usePreparation(id, film, ['waiting', 'working', 'watchable', 'waiting_for_space'].includes(state ?? ''))
  const waits = data?.timelines.some((one) => stands(one) && one.entry.eligibility.eligible === null)
  // what follows from an answer, a file or a ruling comes a moment later
  const follows = data?.draft.postedAt && !data.draft.film.publishedAt
  useEvery(waits || follows ? 4000 : null, film.again)
  useLedTo(data !== null)
  useEffect(() => {
    document.title = `${data ? titleOrNone(data.draft.film) : t.edit} · Verticale`
  }, [data?.draft.film.title.original])
  if (film.error && !data) return <FailedPage error={film.error} again={film.again} />
  if (!data) return null
  const set = (draft: FilmDraft) => {
    film.set({ ...data, draft })
    film.again()
  }
  return <Page film={data} again={film.again} onFilm={set} />
}

const Page = ({
  film,
  again,
  onFilm,
}: {
  film: MyFilm
  again: () => void
  onFilm: (draft: FilmDraft) => void
}) => {
  const t = messages('maker')
  const { draft, timelines, editions, owns, places, consent } = film
  const [edition = null] = editions
  const removed = draft.ruling?.act === 'remove'
  const threadOf = timelines.find(({ entry }) => film.unread.includes(entry.id)) ?? timelines[0]
  const edits = owns && !removed
  return (
    <main class={`column ${s.page}`}>
      <TopBar title={messages('studio').myFilms} back="/studio" />
      <header class={s.top}>
        <figure>{draft.film.media.poster && <img src={draft.film.media.poster} alt="" />}</figure>
        <div>
          <h1 class="serif" lang={draft.film.language === 'zxx' ? undefined : draft.film.language}>
            {titleOrNone(draft.film)}
          </h1>
        </div>
      </header>
      <div class="gutter">
        <TodoPart film={film} onChange={again} />
        <RenewalPart draft={draft} />
        {draft.film.publishedAt && !draft.ruling && (
          <div class={s.part}>
            <OnShow film={draft.film} edition={timelines.find(stands)?.entry.edition ?? null} />
          </div>
        )}
        {owns && draft.waitingFor.includes('birth_date') && (
          <div class={s.part}>
            <BirthFirst why={messages('birth').toShow} onTold={again} />
          </div>
        )}
        {places.map((place) => (
          <div key={place?.id ?? 'own'} class={s.part}>
            <GuardianStep
              place={place}
              toSee={draft.waitingFor.includes('guardian') && consent === 'given'}
              onStanding={(standing) => standing !== consent && places.length === 1 && again()}
            />
          </div>
        ))}
        {timelines.map((timeline, at) => (
          <EntryPart key={timeline.entry.id} timeline={timeline} open={at === 0} />
        ))}
        {timelines.length === 0 && draft.postedAt && <p class={`small dim ${s.part}`}>{t.nowhere}</p>}
        {draft.ownPage && (
          <section class={s.entry}>
            <h2 class="serif-text">{t.onOwnPage}</h2>
            <p class="small dim">{t.onOwnPageText}</p>
          </section>
        )}
        {threadOf && (
          <div class={s.part}>
            <MakerThread entryId={threadOf.entry.id} zone={threadOf.entry.edition.timeZone} />
          </div>
        )}
        {edits && (
          <div class={s.folds}>
            {draft.postedAt ? (
              <Fold id="words" title={t.edit}>
                <WordsPart film={draft} edition={edition} onFilm={onFilm} />
              </Fold>
            ) : (
              <ButtonLink kind="line" wide href={`/submit/${draft.film.id}`}>
                {t.edit}
              </ButtonLink>
            )}
            {draft.film.media.start && (
              <Fold id="poster" title={t.poster}>
                <PosterField draft={draft} onFilm={onFilm} />
              </Fold>
            )}
            <Fold id="captions" title={t.captions}>
              <CaptionsField film={draft} wanted={edition?.rules.captions === 'required'} onFilm={onFilm} />
            </Fold>
            <Fold id="team" title={t.team}>
              <TeamField film={draft} onFilm={onFilm} unsent={{ current: null }} />
            </Fold>
            {draft.postedAt && (
              <Fold id="rights" title={t.rights} open={draft.waitingFor.includes('rights')}>
                <RightsPart film={draft} edition={edition} onFilm={onFilm} />
              </Fold>
            )}
            <Fold id="file" title={t.file}>
              <FilePart film={film} until={untilOf(film)} />
            </Fold>
          </div>
        )}
        {owns && <ExitsPart film={film} onChange={again} />}
      </div>
    </main>
  )
}

/** Until when another file may take its place; null: no deadline stands in the way, '' it is past. */
const untilOf = ({ timelines }: MyFilm): string | null => {
  const standing = timelines.filter(stands)
  if (standing.length === 0) return null
  const closed = standing.some(({ mayReplace }) => !mayReplace)
  const [first] = standing.toSorted((a, b) => (a.replaceUntil ?? '').localeCompare(b.replaceUntil ?? ''))
  if (closed) return ''
  return first?.replaceUntil ? deadlineOf(first.replaceUntil, first.entry.edition.timeZone) : null
}
