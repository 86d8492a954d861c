import { useEffect, useRef, useState } from 'preact/hooks'
import type { Opening } from '#contract/opening.ts'
import type { OpeningItem } from '#contract/plain/edition.ts'
import { call, Refused } from '../../call.ts'
import { useLoad } from '../../load.ts'
import { messages } from '../../messages/messages.ts'
import { sentenceOf, tellWhy } from '../../refused.ts'
import { go } from '../../steps.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentInView } from '../../ui/current-in-view.ts'
import { Form } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Leaving } from '../../ui/leaving.tsx'
import { hour } from '../../words/time.ts'
import { addressOf } from '../address.ts'
import { Desk } from '../desk.tsx'
import type { DeskProps } from '../section.ts'
import { CalendarEditor } from './calendar-editor.tsx'
import { changeOf, type Draft, draftOf, type Editing, type Part, partOf, parts, rebased } from './draft.ts'
import { AwardsEditor, CategoriesEditor, PartnersEditor } from './lists-editor.tsx'
import { NameEditor } from './name-editor.tsx'
import { OpeningPart } from './opening-part.tsx'
import { PagesEditor } from './pages-editor.tsx'
import { IdentityPreview } from './preview.tsx'
import { Publishing } from './publishing.tsx'
import { RightsEditor } from './rights-editor.tsx'
import { RulesEditor, VotingEditor } from './rules-editor.tsx'
import s from './settings.module.css'

/** The editor of an edition: everything an organiser decides, without touching a file. */
export default (desk: DeskProps) => {
  const t = messages('settings')
  const { edition } = desk
  const part: Part = parts.find((one) => one === desk.rest[0]) ?? (edition.publishedAt ? 'name' : 'opening')
  const [draft, setDraft] = useState<Draft>(() => draftOf(edition))
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const change = changeOf(edition, draft)
  const opening = useLoad(
    (signal) => call('GET /editions/:id/opening', { params: { id: edition.id }, signal }),
    [edition.id, edition.revision],
  )

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
    // what cannot be read is in no draft: it is mended first, and the form shows where
    if (document.querySelector('main form [data-unread]')) return false
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
  // the marks that come later make the line longer
  const contents = useCurrentInView<HTMLElement>(part, opening.data)
  const missing = refused?.code === 'edition_incomplete' ? missingIn(refused) : []
  const drop = () => {
    setDraft(draftOf(edition))
    setRefused(null)
  }
  return (
    <Desk
      desk={desk}
      section="settings"
      acts={
        <>
          <span class="small dim" role="status">
            {change
              ? ''
              : savedAt
                ? t.saved({ time: hour(savedAt, edition.timeZone) })
                : edition.archivedAt
                  ? t.isArchived
                  : edition.publishedAt
                    ? t.isPublic
                    : messages('console').draft}
          </span>
          <Publishing desk={desk} refuse={refuse} opening={opening.data} unsaved={change !== null} />
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
        <nav class={s.toc} aria-label={t.contents} ref={contents}>
          {parts.map((one) => (
            <a
              key={one}
              href={addressOf(edition, 'settings', one)}
              aria-current={one === part ? 'page' : undefined}
            >
              {t.parts[one]}
              <Mark opening={opening.data} part={one} />
            </a>
          ))}
        </nav>
        {ownForm(part) ? (
          <div class={s.wide}>
            {part === 'opening' && <OpeningPart desk={desk} opening={opening} refuse={refuse} />}
            {part === 'calendar' && <CalendarEditor desk={desk} />}
            {part === 'pages' && <PagesEditor desk={desk} written={opening.again} />}
          </div>
        ) : (
          <Form
            class={part === 'name' ? undefined : s.wide}
            onSend={save}
            elsewhere={() => (refused && !refused.field ? sentenceOf(refused) : undefined)}
            bar={change ? messages('common').unsaved : null}
            acts={
              <>
                <Button kind="line" slim onClick={drop}>
                  {messages('common').undo}
                </Button>
                <Button type="submit" slim busy={busy && t.saving}>
                  {t.save}
                </Button>
              </>
            }
          >
            <PartEditor part={part} editing={editing} desk={desk} />
          </Form>
        )}
        {part === 'name' && <IdentityPreview edition={edition} draft={draft} />}
      </div>
      <Leaving
        dirty={change !== null}
        stays={(pathname) => pathname.startsWith(addressOf(edition, 'settings'))}
        save={save}
        drop={drop}
      />
    </Desk>
  )
}

/** Whether a part saves by itself. */
const ownForm = (part: Part): boolean => part === 'opening' || part === 'calendar' || part === 'pages'

/** Where each thing of the check list is done. */
const items: Partial<Record<Part, readonly OpeningItem[]>> = {
  name: ['name', 'hashtags', 'about', 'facts', 'picture'],
  calendar: ['dates'],
  awards: ['awards'],
  rights: ['terms'],
  pages: ['pages'],
}

/** Whether what is done in a part is done. */
const Mark = ({ opening, part }: { opening: Opening | null; part: Part }) => {
  const t = messages('settings')
  const mine = opening?.items.filter(({ item }) => items[part]?.includes(item)) ?? []
  if (mine.length === 0) return null
  const done = mine.every(({ state }) => state !== 'missing')
  return (
    <span class={done ? s.markDone : s.markOpen}>
      {done ? <Icon name="check" small /> : null}
      <span class="unseen">{done ? t.partDone : t.partOpen}</span>
    </span>
  )
}

const PartEditor = ({ part, editing, desk }: { part: Part; editing: Editing; desk: DeskProps }) => {
  switch (part) {
    case 'name':
      return <NameEditor {...editing} took={desk.took} />
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
    default:
      return null
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
