import { useEffect, useState } from 'preact/hooks'
import type { Step, Timeline } from '#contract/entry.ts'
import { call } from '../call.ts'
import { useEvery, useLoad } from '../load.ts'
import { locale, messages } from '../messages/messages.ts'
import { tellWhy } from '../refused.ts'
import type { PageProps } from '../router.tsx'
import { Ask } from '../ui/ask.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { CalendarSpine, type SpineStep } from '../ui/calendar-spine.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { TextArea } from '../ui/field.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { deadlineOf } from '../words/moment.ts'
import { said } from '../words/said.ts'
import { day, hour } from '../words/time.ts'
import { numberOf, titleOrNone } from './film-words.ts'
import { MakerThread } from './maker-thread.tsx'
import s from './timeline.module.css'
import { WaitingNotes } from './waiting-notes.tsx'

/** Everything that happened to an entry, where it is now, and when its makers hear. */
export default ({ params }: PageProps) => {
  const t = messages('studio')
  const id = params.id ?? ''
  const entry = useLoad(async () => {
    const timeline = await call('GET /entries/:id', { params: { id } })
    const draft = await call('GET /films/:id/draft', { params: { id: timeline.entry.film.id } }).catch(
      () => null,
    )
    return { timeline, draft }
  }, [id])
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    document.title = `${t.myEntry} · Verticale`
  }, [])
  const moving =
    entry.data?.draft &&
    entry.data.draft.preparation?.state !== 'complete' &&
    entry.data.draft.preparation?.state !== 'refused'
  useEvery(moving || entry.data?.timeline.entry.eligibility.eligible === null ? 3000 : null, entry.again)
  if (entry.error && !entry.data) return <FailedPage error={entry.error} again={entry.again} />
  if (!entry.data) return null
  const { timeline, draft } = entry.data
  const { film, edition } = timeline.entry
  const removed = draft?.ruling?.act === 'remove'
  const ended = removed || timeline.entry.withdrawal || timeline.entry.disqualification
  return (
    <main class={`column ${s.page}`}>
      <TopBar title={t.myEntry} back="/studio" />
      <div class={s.top}>
        <div>
          <p class="label fig">
            {t.number({ edition: said(edition.name), number: numberOf(timeline.entry.number) })}
          </p>
          <h1 class="serif">{titleOrNone(film)}</h1>
        </div>
        <figure>{film.media.poster && <img src={film.media.poster} alt="" />}</figure>
      </div>
      {draft && draft.waitingFor.length > 0 && draft.postedAt && (
        <WaitingNotes draft={draft} edition={edition.slug} />
      )}
      <div class={s.line}>
        <CalendarSpine kind="log" steps={spineOf(timeline)} />
      </div>
      {timeline.decisionAt && !ended && <Hearing at={timeline.decisionAt} timeZone={edition.timeZone} />}
      <MakerThread entryId={id} zone={edition.timeZone} />
      <div class={s.foot}>
        {timeline.mayWithdraw && (
          <Button kind="text" onClick={() => setAsking(true)}>
            {t.withdraw}
          </Button>
        )}
        {timeline.mayReturn && (
          <Button
            kind="text"
            onClick={() =>
              void act(() => call('DELETE /entries/:id/withdrawal', { params: { id } }), entry.again)
            }
          >
            {t.returnTo}
          </Button>
        )}
        {timeline.mayReplace && !removed && (
          <ButtonLink kind="text" href={`/submit?replace=${film.id}&edition=${edition.slug}`}>
            {t.replace}
          </ButtonLink>
        )}
        {draft && (
          <ButtonLink kind="text" href={`/studio/${film.id}`}>
            {t.editFilm}
          </ButtonLink>
        )}
        {film.publishedAt && !draft?.ruling && (
          <ButtonLink kind="text" href={`/films/${film.id}`}>
            {t.filmPage}
          </ButtonLink>
        )}
      </div>
      {timeline.mayReplace && !removed && timeline.replaceUntil && (
        <p class={`small dim fig ${s.until}`}>
          {t.replaceUntil({ when: deadlineOf(timeline.replaceUntil, edition.timeZone) })}
        </p>
      )}
      <Withdrawal open={asking} onClose={() => setAsking(false)} entryId={id} onDone={entry.again} />
    </main>
  )
}

const act = async (call: () => Promise<unknown>, then: () => void): Promise<void> => {
  await call().then(then, (error) => tellWhy(error))
}

/** The date comes first; on the same day the time alone is enough. */
const spineOf = ({ entry, steps }: Timeline): SpineStep[] => {
  const zone = entry.edition.timeZone
  let before = ''
  return steps.map((step) => {
    const date = step.at ? day(step.at, zone, 'short') : ''
    const log = isLogged(step)
    const time = step.at && log ? hour(step.at, zone) : ''
    // on a new day English shows the day alone: both do not fit beside the line
    const tail = step.state === 'next' ? ' –' : time && locale === 'ja' ? ` ${time}` : ''
    const when = date === before && log ? time : `${date}${tail}`
    before = date
    return { when, title: step.title, note: noteOf(step), state: step.state }
  })
}

/** What was measured, said and decided, line by line, and what is to be done about it. */
const noteOf = ({ note, act }: Step) =>
  (note || act) && (
    <span class={s.note}>
      {note}
      {act && <a href={act.address}>{act.label}</a>}
    </span>
  )

const isLogged = ({ kind }: Step): boolean => !['screening', 'judging', 'ceremony'].includes(kind)

const Hearing = ({ at, timeZone }: { at: string; timeZone: string }) => {
  const t = messages('studio')
  const clock = hour(at, timeZone)
  const [h = '', m = ''] = clock.split(':')
  return (
    <section class={`sheet ${s.promise}`}>
      <p class="label">{t.promiseLabel}</p>
      <h2 class="serif fig">
        {t.promiseUntil({
          day: day(at, timeZone, 'weekday'),
          hour: m === '00' ? t.promiseHour({ hour: String(Number(h)) }) : clock,
        })}
      </h2>
      <p class="small dim">{t.promiseText}</p>
    </section>
  )
}

const Withdrawal = ({
  open,
  onClose,
  entryId,
  onDone,
}: {
  open: boolean
  onClose: () => void
  entryId: string
  onDone: () => void
}) => {
  const t = messages('studio')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const withdraw = async () => {
    setBusy(true)
    await act(
      () => call('PUT /entries/:id/withdrawal', { params: { id: entryId }, body: { reason } }),
      () => {
        onClose()
        onDone()
      },
    )
    setBusy(false)
  }
  return (
    <Ask
      open={open}
      title={<span class={s.lines}>{t.withdrawTitle}</span>}
      act={t.withdrawYes}
      busy={busy && t.withdrawing}
      onDo={() => void withdraw()}
      onStay={onClose}
    >
      <p class="dim">{t.withdrawText}</p>
      <TextArea label={t.withdrawReason} value={reason} onText={setReason} rows={2} />
    </Ask>
  )
}
