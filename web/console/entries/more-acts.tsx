import { useEffect, useRef } from 'preact/hooks'
import type { MeasureAct } from '#contract/measure.ts'
import { messages } from '../../messages/messages.ts'
import { Icon } from '../../ui/icon.tsx'
import s from './batch.module.css'
import { graveActs } from './which-acts.ts'

/** The acts that are seldom wanted, behind one word; what takes something away for good is the last. */
export const MoreActs = ({
  acts,
  onAct,
  down = false,
}: {
  acts: readonly MeasureAct[]
  onAct: (act: MeasureAct) => void
  /** Where there is room below. */
  down?: boolean
}) => {
  const t = messages('entries')
  const list = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = ({ target }: Event) => {
      if (list.current?.open && !list.current.contains(target as Node)) list.current.open = false
    }
    document.addEventListener('click', close)
    return () => document.removeEventListener('click', close)
  }, [])
  if (acts.length === 0) return null
  return (
    <details
      ref={list}
      class={down ? s.others : `${s.others} ${s.up}`}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !list.current?.open) return
        list.current.open = false
        list.current.querySelector('summary')?.focus()
      }}
    >
      <summary>
        {t.otherActs}
        <Icon name="more" small />
      </summary>
      <ul class="sheet">
        {acts.map((act) => (
          <li key={act} class={graveActs.includes(act) ? s.grave : undefined}>
            <button
              type="button"
              onClick={() => {
                if (list.current) list.current.open = false
                onAct(act)
              }}
            >
              {t.act[act]}…
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
