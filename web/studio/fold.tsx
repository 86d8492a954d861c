import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import s from './my-film.module.css'

/** A part of a film's page that is opened to be worked on; the page's address opens it by `#id`. */
export const Fold = ({
  id,
  title,
  open = false,
  children,
}: {
  id: string
  title: string
  open?: boolean
  children: ComponentChildren
}) => {
  const fold = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const follow = () => {
      if (location.hash === `#${id}`) fold.current?.setAttribute('open', '')
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [id])
  return (
    <details ref={fold} id={id} class={s.fold} open={open}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <div class={s.folded}>{children}</div>
    </details>
  )
}

/** Brings the part that the address names into view once the page is there. */
export const useLedTo = (ready: boolean): void => {
  useEffect(() => {
    const { hash } = location
    if (ready && hash.length > 1 && hash !== '#thread')
      document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' })
  }, [ready])
}
