import { useEffect, useMemo } from 'preact/hooks'
import type { FilmDraft } from '#contract/film.ts'
import { loadMe } from '../account/session.ts'
import { call } from '../call.ts'
import { useEvery, useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { go } from '../steps.ts'
import { IconLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { printInk } from '../ui/ink.ts'
import { TopBar } from '../ui/top-bar.tsx'
import { createDraft, wordsOf } from './draft.ts'
import { editionNamed, enteredBy, firstToClose } from './open-edition.ts'
import { resume, sendingOf } from './sending.ts'
import s from './words.module.css'
import { WordsForm } from './words-form.tsx'

/** What is said about the film, written while it is being sent; at its end the film is posted. */
export default ({ params }: PageProps) => {
  const t = messages('studio')
  const id = params.id ?? ''
  const film = useLoad(async () => {
    const draft = await call('GET /films/:id/draft', { params: { id } })
    const { entries } = await call('GET /films/:id/entries', { params: { id } })
    const entered = entries.find(({ withdrawal }) => !withdrawal)?.edition.slug
    await loadMe().catch(() => null)
    const edition = entered
      ? await editionNamed(entered)
      : ((await enteredBy(draft.film.post)) ?? (await firstToClose()))
    return { draft, entries, edition }
  }, [id])
  useEffect(() => {
    document.title = `${t.aboutFilm} · Verticale`
    void resume(id)
  }, [id])
  useEffect(() => printInk(film.data?.edition?.ink), [film.data?.edition])
  const draft = useMemo(
    () => film.data && createDraft(id, wordsOf(film.data.draft)),
    [id, film.data !== null],
  )
  useEffect(() => {
    void draft?.recall()
    return () => draft?.stop()
  }, [draft])
  if (film.error && !film.data) return <FailedPage error={film.error} again={film.again} />
  if (!film.data || !draft) return null
  if (!film.data.draft.postedAt) {
    go(`/submit/${id}`, { replace: true })
    return null
  }
  const set = (next: FilmDraft) => film.data && film.set({ ...film.data, draft: next })
  return (
    <main class={`column ${s.page}`}>
      <TopBar title={film.data.draft.postedAt ? t.aboutFilm : t.step({ at: 3 })} back={`/submit/${id}`}>
        <IconLink icon="close" label={messages('common').close} href="/studio" />
      </TopBar>
      <MiniProgress film={film.data.draft} again={film.again} />
      <WordsForm
        film={film.data.draft}
        entries={film.data.entries}
        edition={film.data.edition}
        draft={draft}
        onFilm={set}
        onEdition={(slug) =>
          void editionNamed(slug).then(
            (edition) => film.data && film.set({ ...film.data, edition }),
            () => undefined,
          )
        }
      />
    </main>
  )
}

/** The upload in one line, on top while one writes. */
const MiniProgress = ({ film, again }: { film: FilmDraft; again: () => void }) => {
  const t = messages('studio')
  const sending = sendingOf(film.film.id).value
  const open = sending && sending.state !== 'arrived'
  const state = film.preparation?.state
  const preparing = !open && (state === 'waiting' || state === 'working' || state === 'watchable')
  useEvery(preparing || (sending?.state === 'arrived' && !film.preparation) ? 2500 : null, again)
  if (!open && !preparing) return null
  const share = open ? sending.received / Math.max(1, sending.bytes) : (film.preparation?.perCent ?? 0) / 100
  const words = open
    ? sending.state === 'sending'
      ? t.sendingNow
      : sending.state === 'waiting'
        ? t.offlineTitle
        : t.refusedTitle
    : t.preparing
  return (
    <a class={`fig ${s.mini}`} href={`/submit/${film.film.id}`}>
      <span>{words}</span>
      <span>{t.percent({ percent: Math.floor(share * 100) })}</span>
      <i>
        <b style={{ width: `${share * 100}%` }} />
      </i>
    </a>
  )
}
