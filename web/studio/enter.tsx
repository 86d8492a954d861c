import { useEffect, useMemo } from 'preact/hooks'
import type { EntryView } from '#contract/entry.ts'
import type { FilmDraft } from '#contract/film.ts'
import { loadMe } from '../account/session.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { printInk } from '../ui/ink.ts'
import { TopBar } from '../ui/top-bar.tsx'
import { CloseStudio } from './close-studio.tsx'
import { createDraft, wordsOf } from './draft.ts'
import s from './enter.module.css'
import { EnterForm } from './enter-form.tsx'
import { allOpen } from './open-edition.ts'
import type { Sending } from './sending.ts'
import { SendingHead } from './sending-head.tsx'

type Props = {
  film: FilmDraft
  entries: EntryView[]
  sending: Sending
  onFilm: (film: FilmDraft) => void
  onGiveUp: () => void
}

/** A film that is not submitted yet: on its way above, below it the three things that are needed. */
export const Enter = ({ film, entries, sending, onFilm, onGiveUp }: Props) => {
  const t = messages('enter')
  const { id } = film.film
  const asked = useLoad(async () => {
    const [editions, person] = await Promise.all([allOpen(), loadMe().catch(() => null)])
    return { editions, person }
  }, [id])
  const draft = useMemo(() => createDraft(id, wordsOf(film)), [id])
  useEffect(() => {
    document.title = `${t.step({ at: 2 })} · Verticale`
    void draft.recall()
    return () => draft.stop()
  }, [draft])
  useEffect(() => printInk(asked.data?.editions[0]?.ink), [asked.data])
  if (asked.error && !asked.data) return <FailedPage error={asked.error} again={asked.again} />
  return (
    <main class={`column ${s.page}`}>
      <TopBar title={t.step({ at: 2 })} back="/submit">
        <CloseStudio />
      </TopBar>
      <div class={s.sides}>
        <div class={s.way}>
          <SendingHead draft={film} sending={sending} />
        </div>
        {asked.data && (
          <EnterForm
            film={film}
            entries={entries}
            editions={asked.data.editions}
            person={asked.data.person}
            draft={draft}
            onFilm={onFilm}
            onGiveUp={sending.state === 'arrived' ? undefined : onGiveUp}
          />
        )}
      </div>
    </main>
  )
}
