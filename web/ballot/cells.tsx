import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { numeral } from '../words/kanji.ts'
import s from './cells.module.css'

/** Where the thumb is; `keys` when a mark was chosen without one. */
export type Thumb = 'on' | 'off' | 'away' | 'keys'

const marks = [1, 2, 3, 4, 5]
/** So far above or below the frames a thumb that lets go votes for nothing. */
const slackPx = 56

/**
 * Five upright frames to vote with: slide, lift shows, letting go votes; sliding off upward cancels; a tap works
 * too. A radio group for keyboard and screen reader: arrows and figures choose, Enter votes, and so does the button
 * that stands beside a chosen mark.
 */
export const Cells = ({
  value,
  onLift,
  onVote,
}: {
  /** The mark given before; null: none. */
  value: number | null
  /** The mark under the thumb, null when letting go would do nothing. */
  onLift: (mark: number | null, thumb: Thumb) => void
  onVote: (mark: number) => void
}) => {
  const t = messages('ballot')
  const lifted = useSignal<number | null>(null)
  const held = useSignal(false)
  const group = useRef<HTMLDivElement>(null)
  const shown = lifted.value ?? (held.value ? 0 : (value ?? 0))

  const lift = (mark: number | null, thumb: Thumb) => {
    if (mark !== lifted.value && mark !== null) navigator.vibrate?.(6)
    lifted.value = mark
    onLift(mark, thumb)
  }
  const under = ({ clientX, clientY }: PointerEvent): number | null => {
    const box = group.current?.getBoundingClientRect()
    if (!box || clientY < box.top - slackPx || clientY > box.bottom + slackPx) return null
    return Math.min(5, Math.max(1, Math.ceil(((clientX - box.left) / box.width) * 5)))
  }
  const follow = (event: PointerEvent) => {
    if (!held.value) return
    const mark = under(event)
    lift(mark, mark === null ? 'off' : 'on')
  }
  const release = (event: PointerEvent) => {
    if (!held.value) return
    const mark = under(event)
    held.value = false
    lift(null, 'away')
    if (mark !== null) onVote(mark)
  }
  const radios = () => [...(group.current?.querySelectorAll<HTMLElement>('[role=radio]') ?? [])]
  const choose = (mark: number) => {
    lift(mark, 'keys')
    radios()[mark - 1]?.focus()
  }
  const key = (event: KeyboardEvent) => {
    const here = radios().indexOf(document.activeElement as HTMLElement) + 1
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (step) choose(Math.min(5, Math.max(1, here + step)))
    else if (/^[1-5]$/.test(event.key)) choose(Number(event.key))
    else if (event.key === ' ') choose(here)
    else if (event.key === 'Enter') onVote(here)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={group}
      class={s.cells}
      role="radiogroup"
      aria-label={t.marks}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        held.value = true
        follow(event)
      }}
      onPointerMove={follow}
      onPointerUp={release}
      onPointerCancel={() => {
        held.value = false
        lift(null, 'away')
      }}
      onKeyDown={key}
    >
      {marks.map((mark) => (
        // biome-ignore lint/a11y/useSemanticElements: one movement across five frames is no set of inputs
        <button
          key={mark}
          type="button"
          role="radio"
          aria-checked={shown === mark}
          aria-label={t.markOf({ mark: numeral(mark), words: t.words[mark - 1] ?? '' })}
          tabIndex={(shown || 3) === mark ? 0 : -1}
          data-focus={(shown || 3) === mark ? true : undefined}
          class={[mark <= shown && s.in, mark === shown && s.on].filter(Boolean).join(' ') || undefined}
          onClick={(event) => {
            // what a pointer did has been dealt with; this is a screen reader's or a switch's press
            if (event.detail === 0) choose(mark)
          }}
        >
          {numeral(mark)}
        </button>
      ))}
    </div>
  )
}
