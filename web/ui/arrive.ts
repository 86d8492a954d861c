import { useEffect } from 'preact/hooks'

/** Brings the part of the page that the address names with `#id` into view, once it is there. */
export const useArrival = (id: string, ready = true): void => {
  useEffect(() => {
    if (ready && location.hash === `#${id}`) document.getElementById(id)?.scrollIntoView({ block: 'start' })
  }, [ready])
}
