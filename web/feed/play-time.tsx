import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { clock } from '../messages/time.ts'
import { video } from './playback.ts'

/** 0:48 / 2:48; `short` is the first half. */
export const PlayTime = ({ durationMs, short = false }: { durationMs: number; short?: boolean }) => {
  const at = useSignal(0)
  const player = video.value
  useEffect(() => {
    const moved = () => {
      at.value = (player?.currentTime ?? 0) * 1000
    }
    moved()
    player?.addEventListener('timeupdate', moved)
    return () => player?.removeEventListener('timeupdate', moved)
  }, [player, durationMs])
  return (
    <span class="small fig dim nowrap">
      {clock(at.value)}
      {!short && ` / ${clock(durationMs)}`}
    </span>
  )
}

/** Lengths for the large title of a desk, in letters and columns. */
export const upright = (title: string) => ({
  '--letters': Math.min(16, Math.max(4, title.length)),
  '--columns': Math.ceil(title.length / 16),
})
