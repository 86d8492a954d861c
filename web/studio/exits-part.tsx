import { useState } from 'preact/hooks'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { sentenceOf, tellWhy } from '../refused.ts'
import { go } from '../steps.ts'
import { Ask } from '../ui/ask.tsx'
import { Button } from '../ui/button.tsx'
import { notice } from '../ui/notice.tsx'
import { Withdrawal } from './entry-part.tsx'
import s from './my-film.module.css'
import { type MyFilm, stands } from './my-film.ts'

type Question = 'own-page' | 'unpublish' | 'erase'

/** The ways to stop, told apart: out of an edition, out of sight, gone. Each says what it does and what stays. */
export const ExitsPart = ({ film, onChange }: { film: MyFilm; onChange: () => void }) => {
  const t = messages('maker')
  const { draft, timelines, places } = film
  const [question, setQuestion] = useState<Question | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const params = { id: draft.film.id }
  const publishAgain = () =>
    void call('PUT /films/:id/publication', { params }).then(onChange, (error) => tellWhy(error))
  const acts: Record<Question, () => Promise<unknown>> = {
    'own-page': async () => {
      await call('DELETE /films/:id/own-page', { params })
      onChange()
    },
    unpublish: async () => {
      await call('DELETE /films/:id/publication', { params })
      notice(t.unpublished, { undo: { words: t.act.again, act: publishAgain } })
      onChange()
    },
    erase: async () => {
      await call('DELETE /films/:id', { params })
      go('/studio', { replace: true })
    },
  }
  const act = async () => {
    if (!question) return
    setBusy(true)
    setRefusal('')
    await acts[question]().then(
      () => setQuestion(null),
      (error) => setRefusal(sentenceOf(error)),
    )
    setBusy(false)
  }
  const words: Record<Question, { act: string; text: string; title: string }> = {
    'own-page': { act: t.leaveOwnPage, text: t.leaveOwnPageText, title: t.leaveOwnPageTitle },
    unpublish: { act: t.unpublish, text: t.unpublishText, title: t.unpublishTitle },
    erase: { act: t.erase, text: t.eraseText, title: t.eraseTitle },
  }
  const offered: Question[] = [
    ...(draft.ownPage && timelines.some(stands) ? (['own-page'] as const) : []),
    // what is shown nowhere has nothing to be hidden from
    ...(draft.postedAt && !draft.waitingFor.includes('place') ? (['unpublish'] as const) : []),
    'erase',
  ]
  const asked = question && words[question]
  return (
    <section class={s.exits} aria-labelledby="exits">
      <h2 id="exits" class="serif-text">
        {t.exits}
      </h2>
      <ul>
        {timelines.map((timeline) => (
          <Withdrawal
            key={timeline.entry.id}
            timeline={timeline}
            elsewhere={timelines.some((other) => other !== timeline && stands(other))}
            ownPage={draft.ownPage}
            minor={places.length > 0}
            onDone={onChange}
          />
        ))}
        {offered.map((one) => (
          <li key={one}>
            <Button kind="line" onClick={() => setQuestion(one)}>
              {words[one].act}
            </Button>
            <p class="small dim">{words[one].text}</p>
          </li>
        ))}
      </ul>
      <Ask
        open={asked !== null}
        title={<span class={s.lines}>{asked?.title}</span>}
        act={asked?.act ?? ''}
        busy={busy && t.doing}
        refusal={refusal}
        onDo={() => void act()}
        onStay={() => {
          setQuestion(null)
          setRefusal('')
        }}
      >
        <p class="dim">{asked?.text}</p>
      </Ask>
    </section>
  )
}
