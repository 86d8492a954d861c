import { useState } from 'preact/hooks'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { Ask } from '../../ui/ask.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { notice } from '../../ui/notice.tsx'
import type { DeskProps } from '../section.ts'

/** Makes an edition public or a draft again. Asks first where there is no way back. */
export const Publishing = ({ desk, refuse }: { desk: DeskProps; refuse: (error: unknown) => void }) => {
  const t = messages('settings')
  const { edition } = desk
  const [busy, setBusy] = useState(false)
  const [sure, setSure] = useState(false)
  const params = { id: edition.id }
  const publish = async () => {
    setBusy(true)
    try {
      desk.took(await call('PUT /editions/:id/publication', { params }))
      notice(t.published, { icon: 'check' })
    } catch (error) {
      refuse(error)
    } finally {
      setBusy(false)
      setSure(false)
    }
  }
  const unpublish = async () => {
    try {
      desk.took(await call('DELETE /editions/:id/publication', { params }))
    } catch (error) {
      refuse(error)
    }
  }
  if (edition.publishedAt)
    return (
      <>
        {!begun(edition) && (
          <Button kind="line" slim onClick={() => void unpublish()}>
            {t.toDraft}
          </Button>
        )}
        <ButtonLink kind="line" slim icon="eye" href={`/e/${edition.slug}`}>
          {messages('console').publicPage}
        </ButtonLink>
      </>
    )
  return (
    <>
      <Button
        slim
        onClick={() => (begun(edition) ? setSure(true) : void publish())}
        busy={busy && t.publishing}
      >
        {t.publish}
      </Button>
      <Ask
        open={sure}
        title={t.publishTitle}
        act={t.publish}
        stay={t.publishNot}
        busy={busy && t.publishing}
        onDo={() => void publish()}
        onStay={() => setSure(false)}
      >
        <p>{t.publishText}</p>
      </Ask>
    </>
  )
}

/** Once films may have come in, an edition cannot become a draft again. */
const begun = ({ calendar, clock }: DeskProps['edition']): boolean =>
  calendar.some(({ kind, startsAt }) => kind === 'submissions' && startsAt <= clock.now)
