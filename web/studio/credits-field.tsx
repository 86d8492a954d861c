import { useState } from 'preact/hooks'
import type { Credit } from '#contract/film.ts'
import { messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import s from './words.module.css'

type Props = { credits: Credit[]; errors: Record<string, string>; onChange: (credits: Credit[]) => void }

/** Who did what, in order. A role of the list, or the maker's own word for it. */
export const CreditsField = ({ credits, errors, onChange }: Props) => {
  const t = messages('studio')
  // a line without a name is not saved yet, but stays on the screen
  const [lines, setLines] = useState(credits)
  const shown = lines.length >= credits.length ? lines : credits
  const set = (next: Credit[]) => {
    setLines(next)
    onChange(next)
  }
  const change = (id: string, change: Partial<Credit>) =>
    set(shown.map((one) => (one.id === id ? { ...one, ...change } : one)))
  const named = (role: string) => role in t.roles && role !== 'other'
  return (
    <fieldset class={s.group}>
      <legend>{t.credits}</legend>
      <ul class={s.credits}>
        {shown.map((credit, i) => (
          <li key={credit.id}>
            {named(credit.role) || credit.role === '' ? (
              <select
                aria-label={t.creditRole}
                value={credit.role}
                onChange={(event) =>
                  change(credit.id, {
                    role: event.currentTarget.value === 'other' ? ' ' : event.currentTarget.value,
                  })
                }
              >
                {Object.entries(t.roles).map(([role, name]) => (
                  <option key={role} value={role}>
                    {name}
                  </option>
                ))}
              </select>
            ) : (
              <input
                aria-label={t.ownRole}
                placeholder={t.ownRole}
                value={credit.role.trimStart()}
                onInput={(event) => change(credit.id, { role: event.currentTarget.value || ' ' })}
              />
            )}
            <input
              aria-label={t.creditName}
              placeholder={t.creditName}
              aria-invalid={errors[`credits.${i}.name`] ? true : undefined}
              value={credit.name}
              autocomplete="off"
              onInput={(event) => change(credit.id, { name: event.currentTarget.value })}
            />
            <IconButton
              icon="close"
              label={t.removeCredit({ name: credit.name })}
              onClick={() => set(shown.filter(({ id }) => id !== credit.id))}
            />
            {(errors[`credits.${i}.name`] ?? errors[`credits.${i}.role`]) && (
              <p class={s.error} role="alert">
                <Icon name="alert" small />
                {errors[`credits.${i}.name`] ?? errors[`credits.${i}.role`]}
              </p>
            )}
          </li>
        ))}
      </ul>
      <Button
        kind="text"
        icon="plus"
        onClick={() =>
          set([...shown, { id: newId(), role: shown.length === 0 ? 'director' : 'cast', name: '' }])
        }
      >
        {t.addCredit}
      </Button>
    </fieldset>
  )
}
