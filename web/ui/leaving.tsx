import { useEffect, useRef, useState } from 'preact/hooks'
import { guardLeaving } from '../guards.ts'
import { messages } from '../messages/messages.ts'
import { Button } from './button.tsx'
import s from './leaving.module.css'
import { Sheet } from './sheet.tsx'

/**
 * Asks before unsaved changes are left behind. Pages that `stays` accepts are other parts of the same editor and are
 * let through.
 */
export const Leaving = ({
  dirty,
  stays,
  save,
  drop,
}: {
  dirty: boolean
  stays: (pathname: string) => boolean
  save: () => Promise<boolean>
  /** Forgets the changes. */
  drop: () => void
}) => {
  const t = messages('common')
  const [leave, setLeave] = useState<(() => void) | null>(null)
  const staysNow = useRef(stays)
  staysNow.current = stays
  useEffect(() => {
    if (dirty)
      return guardLeaving(
        (leave) => setLeave(() => leave),
        (pathname) => staysNow.current(pathname),
      )
  }, [dirty])
  return (
    <Sheet open={leave !== null} onClose={() => setLeave(null)} title={t.leaveTitle}>
      <p>{t.leaveText}</p>
      <div class={s.leave}>
        <Button
          wide
          onClick={async () => {
            setLeave(null)
            if (await save()) leave?.()
          }}
        >
          {t.leaveSave}
        </Button>
        <Button
          kind="line"
          wide
          onClick={() => {
            drop()
            leave?.()
          }}
        >
          {t.leaveDrop}
        </Button>
        <Button kind="text" onClick={() => setLeave(null)}>
          {t.leaveStay}
        </Button>
      </div>
    </Sheet>
  )
}
