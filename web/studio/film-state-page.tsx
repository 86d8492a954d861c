import { useEffect, useState } from 'preact/hooks'
import type { FilmDraft } from '#contract/film.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { tellWhy } from '../refused.ts'
import type { PageProps } from '../router.tsx'
import { go } from '../steps.ts'
import { Ask } from '../ui/ask.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import s from './film-state.module.css'
import { howFar, stateOf, titleOrNone } from './film-words.ts'
import { PosterField } from './poster-field.tsx'
import { RefusedFilm } from './refused-film.tsx'
import { usePreparation } from './use-preparation.ts'
import { WaitingNotes } from './waiting-notes.tsx'

type Question = 'take-back' | 'erase' | null

/** One film and what its maker can do with it. */
export default ({ params }: PageProps) => {
  const t = messages('studio')
  const id = params.id ?? ''
  const film = useLoad(async () => {
    const draft = await call('GET /films/:id/draft', { params: { id } })
    const { entries } = await call('GET /films/:id/entries', { params: { id } })
    return { draft, entries }
  }, [id])
  const [question, setQuestion] = useState<Question>(null)
  useEffect(() => {
    document.title = `${t.filmState} · Verticale`
  }, [])
  const state = film.data?.draft.preparation?.state
  usePreparation(id, film, ['waiting', 'working', 'watchable', 'waiting_for_space'].includes(state ?? ''))
  if (film.error && !film.data) return <FailedPage error={film.error} again={film.again} />
  if (!film.data) return null
  const { draft, entries } = film.data
  if (state === 'refused' || state === 'failed' || state === 'waiting_for_space')
    return <RefusedFilm draft={draft} entries={entries} again={film.again} />
  const { preparation } = draft
  const working = preparation && preparation.state !== 'complete'
  return (
    <main class={`column ${s.page}`}>
      <TopBar title={t.filmState} back="/studio" />
      <div class={s.top}>
        <figure>{draft.film.media.poster && <img src={draft.film.media.poster} alt="" />}</figure>
        <div>
          <p class="label">{t.states[stateOf(draft)]}</p>
          <h1 class="serif">{titleOrNone(draft.film)}</h1>
          {working && (
            <p
              class={`small fig ${s.working}`}
              role="progressbar"
              aria-valuenow={Math.floor(preparation.perCent)}
              aria-label={t.preparing}
            >
              <span>{t.preparing}</span>
              <span>{howFar(preparation)}</span>
              <i>
                <b style={{ width: `${preparation.perCent}%` }} />
              </i>
            </p>
          )}
        </div>
      </div>
      {draft.postedAt && draft.waitingFor.length > 0 && (
        <WaitingNotes draft={draft} edition={entries.find(({ withdrawal }) => !withdrawal)?.edition.slug} />
      )}
      <PosterField draft={draft} onFilm={(next) => film.set({ draft: next, entries })} />
      <div class={`gutter ${s.acts}`}>
        {draft.film.publishedAt && !draft.ruling && (
          <ButtonLink wide href={`/films/${id}`}>
            {t.filmPage}
          </ButtonLink>
        )}
        <ButtonLink wide kind={draft.film.publishedAt ? 'line' : 'ink'} href={`/submit/${id}/words`}>
          {t.editFilm}
        </ButtonLink>
        {entries.map((entry) => (
          <ButtonLink key={entry.id} wide kind="line" href={`/entries/${entry.id}`}>
            {t.toEntry}
          </ButtonLink>
        ))}
        <div class={s.foot}>
          <ButtonLink kind="text" href={`/submit?replace=${id}`}>
            {t.replace}
          </ButtonLink>
          {draft.postedAt && (
            <Button kind="text" onClick={() => setQuestion('take-back')}>
              {t.takeBack}
            </Button>
          )}
          <Button kind="text" onClick={() => setQuestion('erase')}>
            {t.erase}
          </Button>
        </div>
      </div>
      <Asked
        question={question}
        onClose={() => setQuestion(null)}
        filmId={id}
        onFilm={(next) => film.set({ draft: next, entries })}
      />
    </main>
  )
}

const Asked = ({
  question,
  onClose,
  filmId,
  onFilm,
}: {
  question: Question
  onClose: () => void
  filmId: string
  onFilm: (film: FilmDraft) => void
}) => {
  const t = messages('studio')
  const erases = question === 'erase'
  const act = async () => {
    const params = { id: filmId }
    try {
      if (erases) {
        await call('DELETE /films/:id', { params })
        go('/studio', { replace: true })
      } else onFilm(await call('DELETE /films/:id/publication', { params }))
      onClose()
    } catch (error) {
      tellWhy(error)
    }
  }
  return (
    <Ask
      open={question !== null}
      title={<span class={s.lines}>{erases ? t.eraseTitle : t.takeBackTitle}</span>}
      act={erases ? t.eraseYes : t.takeBack}
      onDo={() => void act()}
      onStay={onClose}
    >
      <p class="dim">{erases ? t.eraseText : t.takeBackText}</p>
    </Ask>
  )
}
