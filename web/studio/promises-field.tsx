import { useState } from 'preact/hooks'
import type { EditionReply } from '#contract/edition.ts'
import { messages } from '../messages/messages.ts'
import { useArrival } from '../ui/arrive.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Needed } from '../ui/needed.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { said } from '../words/said.ts'
import s from './words.module.css'

export type Promises = { ownWork: boolean; music: boolean; people: boolean }

/** The three promises about rights, with the edition's full text in the version that is being agreed to. */
export const PromisesField = ({
  edition,
  promises,
  needed,
  onChange,
}: {
  edition: EditionReply | null
  promises: Promises
  /** What is said when one goes on without all three; absent where they may wait. */
  needed?: string
  onChange: (promises: Promises) => void
}) => {
  const t = messages('studio')
  const [reading, setReading] = useState(false)
  const [tried, setTried] = useState(false)
  const missing = tried && !(promises.ownWork && promises.music && promises.people)
  useArrival('promises')
  return (
    <fieldset id="promises" class={s.group}>
      <legend>
        <span>
          {t.promises}
          {needed !== undefined && <Needed />}
        </span>
        {edition?.rights.version && (
          <span class={`fig ${s.faint}`}>{t.version({ version: edition.rights.version })}</span>
        )}
      </legend>
      {(['ownWork', 'music', 'people'] as const).map((promise) => (
        <Tick
          key={promise}
          checked={promises[promise]}
          required={needed !== undefined}
          invalid={missing && !promises[promise]}
          onInvalid={(event) => {
            event.preventDefault()
            setTried(true)
          }}
          onTick={(given) => onChange({ ...promises, [promise]: given })}
        >
          {t[promise]}
        </Tick>
      ))}
      {missing && (
        <p class={s.error} role="alert">
          <Icon name="alert" small />
          {needed}
        </p>
      )}
      {edition && said(edition.rights.text) && (
        <Button kind="text" onClick={() => setReading(true)}>
          {t.readRights}
        </Button>
      )}
      <Sheet open={reading} onClose={() => setReading(false)} title={t.promises}>
        <p class={s.rights}>{edition && said(edition.rights.text)}</p>
      </Sheet>
    </fieldset>
  )
}
