import { useEffect, useRef, useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { layOver } from '../steps.ts'
import { IconButton } from '../ui/button.tsx'
import { Obi } from '../ui/marks.tsx'
import { clock } from '../words/time.ts'
import { upright } from '../words/upright.ts'
import { ScriptsApart } from '../words/upright-line.tsx'
import s from './preview.module.css'

type Props = {
  open: boolean
  onClose: () => void
  /** Files of this device, one after the other, or an address. */
  play: readonly Blob[] | string
  title: string
  by?: string
  synopsis?: string
  /** The band of the edition it is shown in. */
  edition?: string
}

/** A film as others will see it in the feed, before anybody else does. A touch plays and pauses. */
export const Preview = ({ open, ...props }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const closing = useRef(props.onClose)
  closing.current = props.onClose
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open && dialog.current?.open) dialog.current.close()
    if (open) return layOver(() => closing.current())
  }, [open])
  return (
    <dialog
      ref={dialog}
      class={`stage ${s.over}`}
      aria-label={messages('enter').previewTitle}
      onClose={() => open && props.onClose()}
    >
      {open && <Shown {...props} />}
    </dialog>
  )
}

const Shown = ({ onClose, play, title, by, synopsis, edition }: Omit<Props, 'open'>) => {
  const t = messages('enter')
  const video = useRef<HTMLVideoElement>(null)
  const [part, setPart] = useState(0)
  const [src, setSrc] = useState<string | null>(null)
  const [at, setAt] = useState({ ms: 0, of: 0 })
  const [paused, setPaused] = useState(false)
  useEffect(() => {
    if (typeof play === 'string') return setSrc(play)
    const file = play[part]
    if (!file) return
    const address = URL.createObjectURL(file)
    setSrc(address)
    return () => URL.revokeObjectURL(address)
  }, [play, part])
  useEffect(() => {
    // without a sound permission it plays on a touch
    if (src) video.current?.play().catch(() => setPaused(true))
  }, [src])
  const turn = () => (video.current?.paused ? void video.current.play() : video.current?.pause())
  const parts = typeof play === 'string' ? 1 : play.length
  return (
    <>
      <div class={s.film}>
        {/* biome-ignore lint/a11y/useMediaCaption: its captions are not there yet */}
        <video
          ref={video}
          src={src ?? undefined}
          playsInline
          loop={parts === 1}
          onPlay={() => setPaused(false)}
          onPause={() => setPaused(true)}
          onEnded={() => parts > 1 && setPart((n) => (n + 1) % parts)}
          onTimeUpdate={({ currentTarget: { currentTime, duration } }) =>
            setAt({ ms: currentTime * 1000, of: Number.isFinite(duration) ? duration * 1000 : 0 })
          }
        />
        <button
          type="button"
          class={s.touch}
          aria-label={paused ? t.previewPlay : t.previewPause}
          onClick={turn}
        >
          {paused && <i aria-hidden="true" />}
        </button>
      </div>
      {edition && <Obi name={edition} />}
      <div class={s.band}>
        <div class={s.line}>
          {title ? (
            <p class={`serif cut ${s.title}`} style={upright(title)} translate={false}>
              <ScriptsApart of={title} />
            </p>
          ) : (
            <p class="dim">{t.previewTitle}</p>
          )}
          <span class="fig small">
            {clock(at.ms)}
            {at.of > 0 && ` / ${clock(at.of)}`}
          </span>
        </div>
        {by && (
          <p class="small" translate={false}>
            <b>{by}</b>
          </p>
        )}
        {synopsis && <p class={`small dim ${s.synopsis}`}>{synopsis}</p>}
      </div>
      <div class={s.close}>
        <IconButton icon="close" label={messages('common').close} onClick={onClose} />
      </div>
    </>
  )
}
