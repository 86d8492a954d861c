import { useSignal } from '@preact/signals'
import type { FilmView } from '#contract/film.ts'
import { lazy } from '../lazy.tsx'
import { locale, messages } from '../messages/messages.ts'
import { IconButton } from '../ui/button.tsx'
import s from './acts.module.css'
import { choices, choose } from './choices.ts'
import { pause, paused, play, silenced, video } from './playback.ts'
import type { SheetName } from './sheets.tsx'

const Sheets = lazy(() => import('./sheets.tsx'))

/** Play, sound, captions, share. */
export const Acts = ({ film }: { film: FilmView }) => {
  const t = messages('player')
  const sheet = useSignal<SheetName | null>(null)
  return (
    <div class={s.acts}>
      <PlayAndSound />
      <IconButton
        icon={locale === 'ja' ? 'captions' : 'captions-en'}
        label={t.captions}
        onClick={() => {
          sheet.value = 'captions'
        }}
      />
      <IconButton icon="share" label={t.share} onClick={() => (sheet.value = 'share')} />
      {sheet.value && <Sheets film={film} sheet={sheet.value} onClose={() => (sheet.value = null)} />}
    </div>
  )
}

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
