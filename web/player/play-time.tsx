import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { clock } from '../words/time.ts'
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
    <span class="small fig dim nowrap" translate={false}>
      {clock(at.value)}
      {!short && ` / ${clock(durationMs)}`}
    </span>
  )
}
