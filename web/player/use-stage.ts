import { useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { begun } from './playback.ts'
import { films, index } from './reel.ts'
import { type How, hide, show } from './stage.ts'

/** Whoever wants nothing to move starts the first film themselves; from then on films follow each other as ever. */
const still = (): boolean => !begun() && matchMedia('(prefers-reduced-motion: reduce)').matches

/** Plays the reel that was put on as long as the page is open; nothing while `ready` is false. */
export const useStage = ({ ready = () => true, ...how }: How & { ready?: () => boolean }): void => {
  useSignalEffect(() => {
    if (ready()) show(films.value, index.value, { plays: !still(), ...how })
  })
  useEffect(() => hide, [])
}
