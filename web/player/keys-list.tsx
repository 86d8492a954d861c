import { messages } from '../messages/messages.ts'
import { Tick } from '../ui/field.tsx'
import { choices, choose } from './choices.ts'
import s from './sheets.module.css'

/** What each key does, and the switch for those of one letter. */
export const Keys = () => {
  const t = messages('player')
  const { letterKeys } = choices.value
  const always: [string, string][] = [
    ['↓ / PageDown', t.nextFilm],
    ['↑ / PageUp', t.previousFilm],
    ['Space', t.playOrPause],
    ['← / →', t.fiveSeconds],
  ]
  const letters: [string, string][] = [
    ['J', t.nextFilm],
    ['K', t.previousFilm],
    ['M', t.soundOnOff],
    ['C', t.captionsOnOff],
    ['F', t.fullScreen],
    ['?', t.keys],
  ]
  return (
    <>
      <dl class={s.keys}>
        {[...always, ...(letterKeys ? letters : [])].map(([keys, does]) => (
          <>
            <dt>
              <kbd translate={false}>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
      <Tick checked={letterKeys} onTick={(on) => choose({ letterKeys: on })}>
        {t.letterKeys}
      </Tick>
    </>
  )
}
