import { useEffect, useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { go } from '../router.tsx'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import s from './settings.module.css'

/**
 * Asks before unsaved changes are left behind: by a link of the app, or by closing the page. Links that `stays`
 * accepts lead to other parts of the same editor and are let through.
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
  const t = messages('console')
  const [to, setTo] = useState<string | null>(null)
  useEffect(() => {
    if (!dirty) return
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a')
      if (!link || link.target || link.origin !== location.origin || stays(link.pathname)) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      event.stopPropagation()
      setTo(link.pathname + link.search + link.hash)
    }
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
    document.addEventListener('click', onClick, { capture: true })
    addEventListener('beforeunload', onClose)
    return () => {
      document.removeEventListener('click', onClick, { capture: true })
      removeEventListener('beforeunload', onClose)
    }
  }, [dirty, stays])
  return (
    <Sheet open={to !== null} onClose={() => setTo(null)} title={t.leaveTitle}>
      <p>{t.leaveText}</p>
      <div class={s.leave}>
        <Button
          wide
          onClick={async () => {
            const target = to
            setTo(null)
            if (target && (await save())) go(target)
          }}
        >
          {t.leaveSave}
        </Button>
        <Button
          kind="line"
          wide
          onClick={() => {
            const target = to
            drop()
            if (target) setTimeout(() => go(target))
          }}
        >
          {t.leaveDrop}
        </Button>
        <Button kind="text" onClick={() => setTo(null)}>
          {t.leaveStay}
        </Button>
      </div>
    </Sheet>
  )
}
