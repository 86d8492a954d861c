import { useState } from 'preact/hooks'
import type { Opening } from '#contract/opening.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { Ask } from '../../ui/ask.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { notice } from '../../ui/notice.tsx'
import { findingsOf } from '../plan/findings.ts'
import { Found } from '../plan/found.tsx'
import type { DeskProps } from '../section.ts'
import { planOf } from './rows.ts'
import s from './settings.module.css'
import { wallOf } from './wall.ts'

/** Makes an edition public, after one question that says what is odd about it and what is still open. */
export const Publishing = ({
  desk,
  refuse,
  opening,
  unsaved,
}: {
  desk: DeskProps
  refuse: (error: unknown) => void
  opening: Opening | null
  unsaved: boolean
}) => {
  const t = messages('settings')
  const { edition } = desk
  const [busy, setBusy] = useState(false)
  const [sure, setSure] = useState(false)
  const publish = async () => {
    setBusy(true)
    try {
      desk.took(await call('PUT /editions/:id/publication', { params: { id: edition.id } }))
      notice(t.published, {
        icon: 'check',
        link: { href: `/e/${edition.slug}`, words: messages('console').publicPage },
      })
    } catch (error) {
      refuse(error)
    } finally {
      setBusy(false)
      setSure(false)
    }
  }
  const page = (
    <ButtonLink kind="line" slim icon="eye" href={`/e/${edition.slug}`}>
      {edition.publishedAt ? messages('console').publicPage : t.preview}
    </ButtonLink>
  )
  if (edition.publishedAt) return page
  const open = opening?.items.filter(({ state, needed }) => state === 'missing' && !needed) ?? []
  // what is missing is told by the server, at its field
  const ready = opening?.missing.length === 0
  const findings = findingsOf(planOf(edition), wallOf(edition.clock.now, edition.timeZone))
  return (
    <>
      {page}
      <Button
        slim
        onClick={() => (ready ? setSure(true) : void publish())}
        busy={busy && t.publishing}
        unavailable={unsaved && t.saveFirst}
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
        <p>{t.publishText({ url: `${location.host}/e/${edition.slug}` })}</p>
        <Found findings={findings} />
        {open.length > 0 && (
          <p class={s.stillOpen}>
            {t.stillOpen({
              what: open.map(({ item }) => t.items[item].name).join(messages('console').listJoin),
            })}
          </p>
        )}
      </Ask>
    </>
  )
}
