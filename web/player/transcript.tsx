import { useEffect, useRef, useState } from 'preact/hooks'
import type { FilmView } from '#contract/film.ts'
import { messages } from '../messages/messages.ts'
import { clock } from '../words/time.ts'
import { wordsOf } from './caption-words.tsx'
import { captionsFor } from './captions.tsx'
import { cuesOf } from './cues-of.ts'
import { play, video } from './playback.ts'
import s from './transcript.module.css'

/**
 * What is said and heard in the film that plays, as text: it follows the film, and a line that is pressed is where the
 * film goes on. In the language that the captions have.
 */
export const Transcript = ({ film }: { film: FilmView }) => {
  const t = messages('player')
  const [wanted, want] = useState(false)
  const track = captionsFor(film)
  if (!track) return null
  return (
    <details class={s.transcript} onToggle={(event) => want(event.currentTarget.open)}>
      <summary>{t.transcript}</summary>
      {wanted && <Lines src={track.src} language={track.language} />}
    </details>
  )
}

const Lines = ({ src, language }: { src: string; language: string }) => {
  const t = messages('player')
  const list = useRef<HTMLOListElement>(null)
  const [cues, setCues] = useState<VTTCue[] | null>(null)
  useEffect(() => {
    void cuesOf(src).then(setCues)
  }, [src])
  const player = video.value
  // thousands of lines are made once; only the one that is said changes
  useEffect(() => {
    if (!player || !cues) return
    let at = -1
    const look = () => {
      const now = player.currentTime
      const said = cues.findLastIndex(({ startTime }) => startTime <= now + 0.05)
      if (said === at) return
      const rows = list.current?.children ?? []
      rows[at]?.removeAttribute('aria-current')
      rows[said]?.setAttribute('aria-current', 'true')
      at = said
      if (!list.current?.matches(':hover, :focus-within')) follow(list.current, rows[said])
    }
    look()
    player.addEventListener('timeupdate', look)
    return () => player.removeEventListener('timeupdate', look)
  }, [player, cues])
  if (!cues) return <p class="unseen">{messages('common').loading}</p>
  if (cues.length === 0) return <p class="small dim">{t.noTranscript}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard too
    <ol ref={list} class={s.lines} lang={language} tabIndex={0} aria-label={t.transcript}>
      {cues.map((cue, n) => (
        <Line key={n} cue={cue} />
      ))}
    </ol>
  )
}

const Line = ({ cue }: { cue: VTTCue }) => {
  const words = useRef<HTMLSpanElement>(null)
  useEffect(() => words.current?.replaceChildren(wordsOf(cue)), [cue])
  return (
    <li>
      <button
        type="button"
        onClick={() => {
          if (!video.value) return
          video.value.currentTime = cue.startTime
          play()
        }}
      >
        <span class="fig small dim">{clock(cue.startTime * 1000)}</span>
        <span ref={words} class={s.words} />
      </button>
    </li>
  )
}

/** Brings the line that is said into the middle of its box, and moves nothing else. */
const follow = (box: HTMLElement | null, line: Element | undefined): void => {
  if (!box || !(line instanceof HTMLElement)) return
  box.scrollTop = line.offsetTop - box.offsetTop - box.clientHeight / 2 + line.clientHeight / 2
}
