import { useEffect } from 'preact/hooks'
import type { FilmView } from '#contract/film.ts'
import { lazy } from '../lazy.tsx'
import { locale, messages } from '../messages/messages.ts'
import { IconButton } from '../ui/button.tsx'
import s from './acts.module.css'
import { choices, choose } from './choices.ts'
import { pause, paused, play, silenced, video } from './playback.ts'
import { openSheet, sheet } from './sheet-shown.ts'

const get = () => import('./sheets.tsx')
const Sheets = lazy(get)
/** So long after its page a sheet's code is fetched, when the line has nothing better to do. */
const idleMs = 5000

/** Play, sound, captions and everything else that is chosen, share; full screen where there is room. */
export const Acts = ({ film }: { film: FilmView }) => {
  const t = messages('player')
  useEffect(() => {
    const timer = setTimeout(() => void get().catch(() => {}), idleMs)
    return () => {
      clearTimeout(timer)
      sheet.value = null
    }
  }, [])
  return (
    <div class={s.acts}>
      <PlayAndSound />
      <IconButton
        icon={locale === 'ja' ? 'captions' : 'captions-en'}
        label={t.settings}
        onClick={() => openSheet('settings')}
      />
      <IconButton icon="share" label={t.share} onClick={() => openSheet('share')} />
      {document.fullscreenEnabled && (
        <span class={s.roomy}>
          <IconButton icon="frame" label={t.fullScreen} onClick={fullScreen} />
        </span>
      )}
      {sheet.value && <Sheets film={film} sheet={sheet.value} onClose={() => (sheet.value = null)} />}
    </div>
  )
}

/** The whole page fills the screen, or no longer. */
export const fullScreen = (): void =>
  void (
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()
  )?.catch(() => {})

/** What every place that shows a film has. */
export const PlayAndSound = () => {
  const t = messages('player')
  const loud = choices.value.sound && !silenced.value
  return (
    <>
      <IconButton
        icon={paused.value ? 'play' : 'pause'}
        label={paused.value ? t.play : t.pause}
        onClick={() => (paused.value ? play() : pause())}
      />
      <IconButton
        icon={loud ? 'sound' : 'mute'}
        label={loud ? t.mute : t.unmute}
        onClick={() => sound(!loud)}
      />
    </>
  )
}

/** Sound on or off, remembered on this device. */
export const sound = (on: boolean): void => {
  choose({ sound: on })
  silenced.value = false
  if (video.value) video.value.muted = !on
  if (video.value?.paused && !paused.value) play()
}
