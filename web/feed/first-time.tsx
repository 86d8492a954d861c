import { useEffect, useState } from 'preact/hooks'
import { locale, messages } from '../messages/messages.ts'
import { playback, stalled, voting } from '../player/player.ts'
import s from './first-time.module.css'

const key = 'been-here'
/** It waits until the first film has been looked at, and goes by itself. */
const waitsMs = 1800
const staysMs = 9000

const beenHere = (): boolean => {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}
const been = beenHere()

/** One sentence and one gesture, once, for whoever has never been here; `touched` changes when they know. */
export default ({ touched }: { touched: number }) => {
  const t = messages('feed')
  const [first] = useState(touched)
  const [shown, setShown] = useState(false)
  const [over, setOver] = useState(been)
  const known = touched !== first
  useEffect(() => {
    if (!known || over) return
    setOver(true)
    try {
      localStorage.setItem(key, '1')
    } catch {
      // a private window forgets
    }
  }, [known])
  useEffect(() => {
    if (over) return
    const timers = [
      setTimeout(() => setShown(true), waitsMs),
      setTimeout(() => setOver(true), waitsMs + staysMs),
    ]
    return () => timers.forEach(clearTimeout)
  }, [over])
  const says = shown && !over && playback.scrubbing.value === null && stalled.value === null
  const pointer = matchMedia('(pointer: fine)').matches
  return (
    <p class={says ? s.first : 'unseen'} role="status">
      {says && (
        <>
          <i class={s.way} aria-hidden="true" />
          <span>
            {pointer ? t.firstByKey : t.firstByThumb}
            {voting.value?.open && `${locale === 'ja' ? '' : ' '}${t.firstVote}`}
          </span>
        </>
      )}
    </p>
  )
}
