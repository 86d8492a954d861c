import { useState } from 'preact/hooks'
import type { EntryView } from '#contract/entry.ts'
import type { FilmDraft } from '#contract/film.ts'
import { call } from '../call.ts'
import { useEvery, useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { tellWhy } from '../refused.ts'
import { go } from '../steps.ts'
import { Button } from '../ui/button.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { deadlineOf } from '../words/moment.ts'

/** A file that cannot be shown: its reason, what still stands, and two ways on. */
export const RefusedFilm = ({
  draft,
  entries,
  again,
}: {
  draft: FilmDraft
  entries: EntryView[]
  again: () => void
}) => {
  const t = messages('studio')
  const [busy, setBusy] = useState(false)
  const { preparation } = draft
  const entry = entries.find(({ withdrawal }) => !withdrawal)
  const timeline = useLoad(
    async () => (entry ? await call('GET /entries/:id', { params: { id: entry.id } }) : null),
    [entry?.id],
  )
  useEvery(preparation?.state === 'waiting_for_space' ? 5000 : null, again)
  if (!preparation) return null
  const retry = async () => {
    setBusy(true)
    await call('POST /films/:id/preparation/retry', { params: { id: draft.film.id } }).then(again, (error) =>
      tellWhy(error),
    )
    setBusy(false)
  }
  const heading =
    preparation.state === 'waiting_for_space'
      ? t.spaceHeading
      : preparation.state === 'failed'
        ? t.failedHeading
        : (t.fileRefused[preparation.reason ?? ''] ?? t.refusedHeading)
  const until = timeline.data?.mayReplace ? timeline.data.replaceUntil : null
  const text = (
    <>
      {preparation.state === 'waiting_for_space' ? t.spaceText : preparation.sentence}
      {entry && ` ${t.entryStands}`}
      {entry && until && (
        <>
          <br />
          <br />
          {t.replaceDeadline({ when: deadlineOf(until, entry.edition.timeZone) })}
        </>
      )}
    </>
  )
  return (
    <StatePage
      top={<TopBar back="/studio" />}
      title={heading}
      text={text}
      acts={
        preparation.state === 'waiting_for_space' ? undefined : (
          <>
            <Button wide onClick={() => go(`/submit?replace=${draft.film.id}`)}>
              {t.chooseOther}
            </Button>
            <Button wide kind="line" busy={busy && t.waiting} onClick={() => void retry()}>
              {t.tryAgain}
            </Button>
          </>
        )
      }
    />
  )
}
