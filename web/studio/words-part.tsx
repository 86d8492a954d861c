import { useEffect, useMemo, useState } from 'preact/hooks'
import type { EditionReply } from '#contract/edition.ts'
import type { FilmDraft } from '#contract/film.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { useArrival } from '../ui/arrive.ts'
import { Ask } from '../ui/ask.tsx'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { notice } from '../ui/notice.tsx'
import { createDraft, type Draft, writtenOf } from './draft.ts'
import s from './my-film.module.css'
import { PostField } from './post-field.tsx'
import { Conflict, SavingLine } from './saving-line.tsx'
import { WordsFields } from './words-fields.tsx'

/**
 * The words of a posted film: what is typed saves itself as a draft and says so, and viewers read it when its maker
 * makes it public, whole.
 */
export const WordsPart = ({
  film,
  edition,
  onFilm,
}: {
  film: FilmDraft
  edition: EditionReply | null
  onFilm: (film: FilmDraft) => void
}) => {
  const [turn, setTurn] = useState(0)
  const draft = useMemo(
    () => createDraft(film.film.id, writtenOf(film), film.words.version),
    [film.film.id, turn],
  )
  useEffect(() => {
    void draft.recall()
    return () => draft.stop()
  }, [draft])
  const begin = (next: FilmDraft) => {
    onFilm(next)
    setTurn(turn + 1)
  }
  return <WordsForm key={turn} film={film} edition={edition} draft={draft} onFilm={begin} />
}

const WordsForm = ({
  film,
  edition,
  draft,
  onFilm,
}: {
  film: FilmDraft
  edition: EditionReply | null
  draft: Draft
  onFilm: (film: FilmDraft) => void
}) => {
  const t = messages('maker')
  const [dropping, setDropping] = useState(false)
  const params = { id: film.film.id }
  const publish = useAct(async () => {
    const next = await draft.publish()
    if (!next) return
    notice(t.published, { icon: 'check' })
    onFilm(next)
  })
  const drop = useAct(async () => {
    draft.stop()
    const next = await call('DELETE /films/:id/wording', { params })
    await draft.forget()
    setDropping(false)
    onFilm(next)
  })
  useArrival('words')
  const isChanged = film.words.unpublished !== null || draft.savedAt.value !== null
  return (
    <div id="words">
      <Form
        onSend={publish.run}
        elsewhere={publish.elsewhere}
        acts={
          <>
            <Conflict draft={draft} />
            <SavingLine draft={draft} />
            <Button wide type="submit" kind="accent" busy={publish.busy && t.publishing}>
              {t.publishWords}
            </Button>
            {isChanged && (
              <Button kind="text" onClick={() => setDropping(true)}>
                {t.dropWords}
              </Button>
            )}
          </>
        }
      >
        <p class="small dim">{t.untilPublished}</p>
        <WordsFields draft={draft} edition={edition} />
        <PostField
          text={draft.words.value.post}
          error={draft.errors.value.post}
          edition={edition}
          onText={(post) => draft.change({ post })}
          onEnters={() => undefined}
        />
      </Form>
      <Ask
        open={dropping}
        title={<span class={s.lines}>{t.dropWordsTitle}</span>}
        act={t.dropWords}
        busy={drop.busy && t.doing}
        refusal={drop.elsewhere()}
        onDo={() => void drop.run()}
        onStay={() => setDropping(false)}
      >
        <p class="dim">{t.dropWordsText}</p>
      </Ask>
    </div>
  )
}
