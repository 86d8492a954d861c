import { messages } from '../messages/messages.ts'
import { day, hour } from '../words/time.ts'
import s from './my-film.module.css'

/** By when its makers hear the decision. */
export const Hearing = ({ at, timeZone }: { at: string; timeZone: string }) => {
  const t = messages('studio')
  const clock = hour(at, timeZone)
  const [h = '', m = ''] = clock.split(':')
  return (
    <div class={`sheet ${s.promise}`}>
      <p class="label">{t.promiseLabel}</p>
      <h3 class="serif fig">
        {t.promiseUntil({
          day: day(at, timeZone, 'weekday'),
          hour: m === '00' ? t.promiseHour({ hour: String(Number(h)) }) : clock,
        })}
      </h3>
      <p class="small dim">{t.promiseText}</p>
    </div>
  )
}
