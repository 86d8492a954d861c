import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { hour } from '../words/time.ts'
import type { Draft } from './draft.ts'
import s from './my-film.module.css'

/** That what is typed is safe, and where: on the server, or only on this device. */
export const SavingLine = ({ draft }: { draft: Draft }) => {
  const t = messages('maker')
  const saving = draft.saving.value
  const at = draft.savedAt.value
  if (draft.conflict.value) return null
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const words =
    saving === 'saving'
      ? t.saving
      : saving === 'kept'
        ? draft.problem() !== null
          ? t.keptHere
          : t.saving
        : at
          ? t.savedAt({ time: hour(at.toISOString(), zone) })
          : t.savedBefore
  return (
    <p class={`small dim fig ${s.saving}`} role="status">
      {saving === 'saved' && at && <Icon name="check" small />}
      {words}
    </p>
  )
}

/** Somebody else has written meanwhile: one's own words stay, and are used or not. */
export const Conflict = ({ draft }: { draft: Draft }) => {
  const t = messages('maker')
  if (!draft.conflict.value) return null
  return (
    <div class={s.conflict} role="alert">
      <p>
        <b>{t.conflictTitle}</b>
      </p>
      <p class="small">{t.conflictText}</p>
      <div class={s.two}>
        <Button slim onClick={() => draft.settle(true)}>
          {t.keepMine}
        </Button>
        <Button slim kind="line" onClick={() => draft.settle(false)}>
          {t.takeTheirs}
        </Button>
      </div>
    </div>
  )
}
