import type { EditionReply } from '#contract/edition.ts'
import type { PublicResult } from '#contract/tally.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import s from './edition-page.module.css'
import { phaseOf } from './programme.ts'

/** What most people come for now: to submit, to watch, or to see who won. */
export const Acts = ({
  edition,
  decided,
  read,
}: {
  edition: EditionReply
  decided: boolean
  read: () => void
}) => {
  const t = messages('edition')
  const { open } = edition.clock
  const watch = (kind: 'ink' | 'line') => (
    <ButtonLink wide kind={kind} icon="play" href={`/?edition=${encodeURIComponent(edition.slug)}`}>
      {t.watch}
    </ButtonLink>
  )
  if (decided)
    return (
      <div class={s.acts}>
        {watch('line')}
        <ButtonLink wide href={`/e/${edition.slug}/result`}>
          {t.result}
        </ButtonLink>
      </div>
    )
  const submit = (kind: 'accent' | 'line') => (
    <ButtonLink kind={kind} wide icon="camera" href={`/submit?edition=${encodeURIComponent(edition.slug)}`}>
      {t.submit}
    </ButtonLink>
  )
  const [submissions, screening] = [open.includes('submissions'), open.includes('screening')]
  if (submissions && screening)
    return (
      <div class={s.acts}>
        {submit('line')}
        {watch('ink')}
      </div>
    )
  return (
    <div class={s.acts}>
      <Button kind="line" wide onClick={read}>
        {t.readRights}
      </Button>
      {submissions ? submit('accent') : watch('ink')}
    </div>
  )
}

/** What is public of the outcome; asked only once voting is over. */
export const useResult = ({ id, calendar, clock }: EditionReply): PublicResult | null => {
  const end = phaseOf(calendar, 'voting')?.endsAt
  const over = Boolean(end && end <= clock.now)
  const result = useLoad(
    async (signal) => (over ? await call('GET /editions/:id/result', { params: { id }, signal }) : null),
    [id, over],
  )
  const { data } = result
  return data && data.results.length + data.decisions.length > 0 ? data : null
}
