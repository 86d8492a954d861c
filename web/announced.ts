import { useEffect, useRef } from 'preact/hooks'

/** How long a page may take until it has a heading, in milliseconds. */
const longestMs = 10_000

/**
 * When another page of this app has come, whoever does not see it change is told: its first heading is the title of
 * the tab, unless the page gives itself one, and has the focus, unless something in the page has taken it (WCAG 2.4.2,
 * 2.4.3). The page that was opened first is told by the browser.
 */
export const useAnnounced = (path: string, come: boolean): void => {
  const told = useRef(path)
  useEffect(() => {
    if (!come || told.current === path) return
    told.current = path
    const title = document.title
    const since = performance.now()
    let frame = 0
    const look = () => {
      const heading = [...document.querySelectorAll('h1')].find((one) => !one.closest('dialog'))
      if (!heading) {
        if (performance.now() - since < longestMs) frame = requestAnimationFrame(look)
        return
      }
      if (document.title === title)
        document.title = `${heading.textContent.replace(/\s+/g, ' ').trim()} · Verticale`
      if (document.activeElement?.closest('main, dialog')) return
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    }
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [path, come])
}
