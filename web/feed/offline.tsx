import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { renewWhenBack } from '../code.ts'
import { locale, messages } from '../messages/messages.ts'
import { type KeptFilm, openKept } from '../player/kept.ts'
import { Button } from '../ui/button.tsx'
import { printInk } from '../ui/ink.ts'
import { StatePage } from '../ui/state-page.tsx'
import { titleOf } from '../words/film.ts'
import { kanji } from '../words/kanji.ts'
import s from './offline.module.css'
import { openAlone } from './queue.ts'

/** The feed without a connection: what is still on this device. */
export default () => {
  const t = messages('feed')
  const kept = useSignal<KeptFilm[]>([])
  useEffect(() => {
    void openKept().then((found) => {
      kept.value = found
      printInk(found[0]?.edition.ink)
    })
    const back = () => location.reload()
    addEventListener('online', back)
    // a browser that never said it was offline never says that it is back
    const stop = renewWhenBack()
    return () => {
      removeEventListener('online', back)
      stop()
    }
  }, [])
  const count = kept.value.length
  const shown = locale === 'ja' ? kanji(count) : String(count)
  return (
    <StatePage
      title={count > 0 ? t.offlineTitle({ count: shown }) : t.offlineNone}
      text={count > 0 ? t.offlineText : t.offlineNoneText}
      acts={
        count === 0 && (
          <Button wide onClick={() => location.reload()}>
            {messages('common').again}
          </Button>
        )
      }
    >
      {count > 0 && (
        <section>
          <h2 class="label">{t.watchable}</h2>
          <ul class={s.shelf}>
            {kept.value.map(({ one, edition }, n) => (
              <li key={one.film.id}>
                <button
                  type="button"
                  onClick={() =>
                    openAlone(
                      kept.value.map((each) => each.one),
                      n,
                      edition,
                    )
                  }
                >
                  <img src={one.film.media.poster ?? undefined} alt="" />
                  <span class="cut">{titleOf(one.film)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </StatePage>
  )
}
