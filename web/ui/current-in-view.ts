import { useEffect, useRef } from 'preact/hooks'

/**
 * For a strip of links that runs out of a narrow screen: keeps the current one in view, whenever `when` changes, which
 * is which one is current and whatever makes the strip longer.
 */
export const useCurrentInView = <T extends HTMLElement>(...when: unknown[]) => {
  const strip = useRef<T>(null)
  useEffect(() => {
    strip.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, when)
  return strip
}
