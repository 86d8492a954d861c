import { useEffect, useRef, useState } from 'preact/hooks'
import { call, Refused } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { sentenceOf, tellWhy } from '../../refused.ts'
import { go } from '../../steps.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { hour } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import { Desk } from '../desk.tsx'
import type { DeskProps } from '../section.ts'
import { CalendarEditor } from './calendar-editor.tsx'
import { changeOf, type Draft, draftOf, type Editing, type Part, partOf, parts, rebased } from './draft.ts'
import { Leaving } from './leaving.tsx'
import { AwardsEditor, CategoriesEditor, PartnersEditor } from './lists-editor.tsx'
import { NameEditor } from './name-editor.tsx'
import { IdentityPreview } from './preview.tsx'
import { Publishing } from './publishing.tsx'
import { RightsEditor } from './rights-editor.tsx'
import { RulesEditor, VotingEditor } from './rules-editor.tsx'
import s from './settings.module.css'

/** The editor of an edition: everything an organiser decides, without touching a file. */
export default (desk: DeskProps) => {
  const t = messages('settings')
  const { edition } = desk
  const part: Part = parts.find((one) => one === desk.rest[0]) ?? 'name'
  const [draft, setDraft] = useState<Draft>(() => draftOf(edition))
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const change = changeOf(edition, draft)

  // a field may be far away
  useEffect(() => {
    if (refused?.field) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refused])
  // an edition that changed elsewhere (a picture, the calendar, another tab) leaves what is being written alone
  const base = useRef(edition)
  useEffect(() => {
    const before = draftOf(base.current)
    base.current = edition
    setDraft((mine) => rebased(before, mine, draftOf(edition)))
  }, [edition.revision])
  const editing: Editing = {
    edition,
    draft,
    set: (some) => {
      setDraft((before) => ({ ...before, ...some }))
      setRefused(null)
    },
    errorAt: (field) =>
      refused?.field === field || refused?.field?.startsWith(`${field}.`) ? sentenceOf(refused) : undefined,
  }
  const refuse = (error: unknown): void => {
    if (!(error instanceof Refused)) throw error
    setRefused(error)
    if (!error.field) tellWhy(error)
    else if (partOf(error.field) !== part) go(addressOf(edition, 'settings', partOf(error.field)))
  }
  const save = async (): Promise<boolean> => {
    // what cannot be read is in no draft: it is mended first
    const unreadable = refused ? null : form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    unreadable?.focus()
    if (unreadable) return false
    if (!change) return true
    setBusy(true)
    try {
      const saved = await call('PATCH /editions/:id', { params: { id: edition.id }, body: change })
      base.current = saved
      // what was written while it was being saved stays
      setDraft((now) => rebased(draft, now, draftOf(saved)))
      desk.took(saved)
      setSavedAt(new Date(saved.clock.now))
      return true
    } catch (error) {
      refuse(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  const missing = refused?.code === 'edition_incomplete' ? missingIn(refused) : []
  return (
    <Desk
      desk={desk}
      section="settings"
      acts={
        <>
          <span class="small dim" role="status">
            {change
              ? t.unsaved
              : savedAt
                ? t.saved({ time: hour(savedAt, edition.timeZone) })
                : edition.publishedAt
                  ? t.isPublic
                  : messages('console').draft}
          </span>
          {change && (
            <Button
              kind="line"
              slim
              onClick={() => {
                setDraft(draftOf(edition))
                setRefused(null)
              }}
            >
              {t.undo}
            </Button>
          )}
          {change ? (
            <Button slim onClick={() => void save()} busy={busy && t.saving}>
              {t.save}
            </Button>
          ) : (
            <Publishing desk={desk} refuse={refuse} />
          )}
        </>
      }
    >
      {refused && (missing.length > 0 || refused.code === 'edition_changed_elsewhere') && (
        <p class={s.missing} role="alert">
          <Icon name="alert" small />
          <span>
            {missing.length > 0
              ? t.missing({ what: missing.join(messages('console').listJoin) })
              : t.elsewhere}
          </span>
          {missing.length === 0 && (
            <Button
              kind="text"
              onClick={() => {
                setRefused(null)
                desk.again()
              }}
            >
              {t.reload}
            </Button>
          )}
        </p>
      )}
      <div class={s.editor}>
        <nav class={s.toc} aria-label={t.contents}>
          {parts.map((one) => (
            <a
              key={one}
              href={addressOf(edition, 'settings', ...(one === 'name' ? [] : [one]))}
              aria-current={one === part ? 'page' : undefined}
            >
              {t.parts[one]}
            </a>
          ))}
        </nav>
        <form
          ref={form}
          class={part === 'name' ? undefined : s.wide}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <PartEditor part={part} editing={editing} desk={desk} />
          {/* Enter in a field saves, as the button above does */}
          <button type="submit" hidden />
        </form>
        {part === 'name' && <IdentityPreview edition={edition} draft={draft} />}
      </div>
      <Leaving
        dirty={change !== null}
        stays={(pathname) => pathname.startsWith(addressOf(edition, 'settings'))}
        save={save}
        drop={() => setDraft(draftOf(edition))}
      />
    </Desk>
  )
}

const PartEditor = ({ part, editing, desk }: { part: Part; editing: Editing; desk: DeskProps }) => {
  switch (part) {
    case 'name':
      return <NameEditor {...editing} took={desk.took} />
    case 'calendar':
      return <CalendarEditor desk={desk} />
    case 'rules':
      return <RulesEditor {...editing} />
    case 'categories':
      return <CategoriesEditor {...editing} />
    case 'awards':
      return <AwardsEditor {...editing} />
    case 'voting':
      return <VotingEditor {...editing} />
    case 'rights':
      return <RightsEditor {...editing} />
    case 'partners':
      return <PartnersEditor {...editing} />
  }
}

const missingIn = (refused: Refused): string[] => {
  const t = messages('settings')
  const { missing } = (refused.details ?? {}) as { missing?: string }
  return (missing ?? '')
    .split(' ')
    .filter(Boolean)
    .map((field) => t.missingNames[field] ?? field)
}
