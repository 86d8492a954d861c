import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** How many things want the screen for themselves. */
export const away = signal(0)

/** Takes the navigation away while something needs every pixel: a finger that seeks, a camera, a check before sending. */
export const useNavAway = (wanted = true): void => {
  useEffect(() => {
    if (!wanted) return
    away.value++
    return () => {
      away.value--
    }
  }, [wanted])
}
