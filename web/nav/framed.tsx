import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Listed } from '../router.tsx'
import { away } from './away.ts'
import { Nav } from './nav.tsx'

/** A page with the ways out of it; a page whose list says `nav: false` is alone with its reader. */
export const Framed = ({ listed, children }: { listed: Listed; children: ComponentChildren }) => {
  const { ground, nav } = listed
  const beside = useBeside(ground)
  const shown = nav !== false && away.value === 0
  useEffect(() => {
    document.body.classList.toggle('ways', shown)
  }, [shown])
  const ways = shown && <Nav ground={ground} beside={beside} at={nav || undefined} />
  // whoever goes by keyboard or by ear meets them where they are seen: before the page at its left, after it at its foot
  return (
    <>
      {beside && ways}
      {children}
      {!beside && ways}
    </>
  )
}

const lying = '(min-aspect-ratio: 6/5) and (min-width: 480px)'
/** Where there is room beside a film, or beside paper. */
const room = { stage: lying, paper: `(min-width: 900px), ${lying}` }

const useBeside = (ground: 'stage' | 'paper'): boolean => {
  const [beside, setBeside] = useState(() => matchMedia(room[ground]).matches)
  useEffect(() => {
    const query = matchMedia(room[ground])
    const look = () => setBeside(query.matches)
    look()
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [ground])
  return beside
}
