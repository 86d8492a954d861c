import { useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { films, index } from './reel.ts'
import { type How, hide, show } from './stage.ts'

/** Plays the reel that was put on as long as the page is open; nothing while `ready` is false. */
export const useStage = ({ ready = () => true, ...how }: How & { ready?: () => boolean }): void => {
  useSignalEffect(() => {
    if (ready()) show(films.value, index.value, how)
  })
  useEffect(() => hide, [])
}
