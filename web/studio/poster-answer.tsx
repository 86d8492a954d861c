import { useEffect, useId, useState } from 'preact/hooks'
import type { FilmDraft, Media } from '#contract/film.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { code } from '../code.ts'
import { messages } from '../messages/messages.ts'
import { notice } from '../ui/notice.tsx'
import { clock } from '../words/time.ts'
import s from './poster-answer.module.css'
import { fileHere } from './sending.ts'
import type { Scene } from './storyboard.ts'

/**
 * The poster, chosen among scenes of the film: of the file on this device while it is on its way, of what the server
 * made of it afterwards.
 */
export const PosterAnswer = ({ draft, onFilm }: { draft: FilmDraft; onFilm: (film: FilmDraft) => void }) => {
  const t = messages('enter')
  const name = useId()
  const { id, media, durationMs } = draft.film
  const [here, setHere] = useState<Scene[]>([])
  const [reading, setReading] = useState(true)
  useEffect(() => {
    const stop = new AbortController()
    void (async () => {
      const file = await fileHere(id)
      if (file) {
        const { scenesOf } = await code(() => import('./storyboard.ts'))
        await scenesOf(file, (scene) => setHere((before) => [...before, scene]), stop.signal)
      }
    })().finally(() => stop.signal.aborted || setReading(false))
    return () => stop.abort()
  }, [id])
  const choosing = useAct(async (atMs: number | null) => {
    onFilm(await call('PUT /films/:id/poster', { params: { id }, body: { atMs } }))
    notice(messages('studio').posterSaved, { icon: 'check' })
  })
  const scenes: { atMs: number; style: Record<string, string> }[] =
    here.length > 0
      ? here.map(({ atMs, picture }) => ({ atMs, style: { backgroundImage: `url(${picture})` } }))
      : made(media.storyboard, durationMs)
  const problem = choosing.elsewhere()
  if (scenes.length === 0) return <p class={s.hint}>{reading ? t.posterMaking : t.posterLater}</p>
  const chosen =
    draft.posterAtMs === null
      ? null
      : scenes.reduce((best, one) =>
          Math.abs(one.atMs - (draft.posterAtMs ?? 0)) < Math.abs(best.atMs - (draft.posterAtMs ?? 0))
            ? one
            : best,
        ).atMs
  const option = (atMs: number | null, label: string, style?: Record<string, string>) => (
    <label key={atMs}>
      <input
        type="radio"
        name={name}
        aria-label={label}
        checked={chosen === atMs}
        onChange={() => void choosing.run(atMs)}
      />
      <span style={style} class={style ? undefined : s.auto}>
        {style ? <b class="fig">{clock(atMs ?? 0)}</b> : label}
      </span>
    </label>
  )
  return (
    <>
      <div class={s.scenes} role="radiogroup" aria-label={t.poster}>
        {option(null, t.posterAuto)}
        {scenes.map(({ atMs, style }) => option(atMs, t.posterAt({ at: clock(atMs) }), style))}
      </div>
      {problem && (
        <p class={s.hint} role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

/** Ten scenes at most of the sheet that the server made. */
const made = (sheet: Media['storyboard'], durationMs: number) => {
  if (!sheet) return []
  const { src, columns, rows, intervalMs } = sheet
  const all = Math.max(1, Math.min(columns * rows, Math.floor(durationMs / Math.max(1, intervalMs))))
  const step = Math.max(1, Math.ceil(all / 10))
  return Array.from({ length: Math.ceil(all / step) }, (_, n) => {
    const i = n * step
    const at = (of: number, in_: number) => (in_ > 1 ? `${(of / (in_ - 1)) * 100}%` : '0%')
    return {
      atMs: i * intervalMs,
      style: {
        backgroundImage: `url(${src})`,
        backgroundSize: `${columns * 100}% ${rows * 100}%`,
        backgroundPosition: `${at(i % columns, columns)} ${at(Math.floor(i / columns), rows)}`,
      },
    }
  })
}
