import { useEffect, useRef, useState } from 'preact/hooks'
import type { FilmDraft } from '#contract/film.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { tellWhy } from '../refused.ts'
import { Button } from '../ui/button.tsx'
import { notice } from '../ui/notice.tsx'
import { clock } from '../words/time.ts'
import s from './poster-field.module.css'

/** Scrubs through the film itself to choose the frame of its poster. */
export const PosterField = ({ draft, onFilm }: { draft: FilmDraft; onFilm: (film: FilmDraft) => void }) => {
  const t = messages('studio')
  const video = useRef<HTMLVideoElement>(null)
  const { start } = draft.film.media
  const [at, setAt] = useState(draft.posterAtMs ?? 0)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (video.current) video.current.currentTime = at / 1000
  }, [at, open])
  if (!start || !draft.film.durationMs) return null
  const choose = (atMs: number | null) =>
    call('PUT /films/:id/poster', { params: { id: draft.film.id }, body: { atMs } }).then(
      (film) => {
        onFilm(film)
        setOpen(false)
        notice(t.posterSaved, { icon: 'check' })
      },
      (error) => tellWhy(error),
    )
  return (
    <section class={s.poster}>
      {open ? (
        <>
          <div class={s.frame}>
            <video ref={video} src={start} muted playsInline preload="auto" />
            <span class="fig small">{clock(at)}</span>
          </div>
          <input
            type="range"
            min={0}
            max={Math.max(0, draft.film.durationMs - 100)}
            step={40}
            value={at}
            aria-label={t.posterHint}
            aria-valuetext={clock(at)}
            onInput={(event) => setAt(Number(event.currentTarget.value))}
          />
          <div class={s.two}>
            <Button slim onClick={() => void choose(at)}>
              {t.posterKeep}
            </Button>
            <Button slim kind="line" onClick={() => void choose(null)}>
              {t.posterAuto}
            </Button>
          </div>
        </>
      ) : (
        <Button kind="text" icon="frame" onClick={() => setOpen(true)}>
          {t.posterHint}
        </Button>
      )}
    </section>
  )
}
