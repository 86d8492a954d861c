import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { CaptionReading as Reading } from '#contract/captions.ts'
import { messages } from '../messages/messages.ts'
import { CaptionWords, isUpright } from '../player/caption-words.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import s from './caption-reading.module.css'

/** How a file of captions was understood, as it will look and with what is not in it, before it is taken. */
export const CaptionReading = ({
  reading: { encoding, cues, first, warnings },
  language,
  languageName,
  busy,
  onTake,
  onLeave,
}: {
  reading: Reading
  language: string
  languageName: string
  busy: boolean
  onTake: () => void
  onLeave: () => void
}) => {
  const t = messages('studio')
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <section class={s.reading} aria-labelledby="caption-reading">
      <h3 id="caption-reading" ref={head} tabIndex={-1} class={s.head}>
        {t.captionsRead({ count: cues, encoding })}
      </h3>
      <ul class={s.frames} aria-label={t.captionsFirst} lang={language}>
        {first.map((cue) => (
          <Frame key={`${cue.startMs}-${cue.endMs}-${cue.text}`} cue={cue} language={language} />
        ))}
      </ul>
      {warnings.length > 0 && (
        <ul class={s.warnings}>
          {warnings.map(({ code, count, at }) => (
            <li key={code}>
              <Icon name="alert" small />
              <div>
                <p>{t.captionWarnings[code]({ count })}</p>
                <ol>
                  {at.map(({ line, words }) => (
                    <li key={line}>
                      {t.captionLine({ line })}
                      {words && <q lang={language}>{words}</q>}
                    </li>
                  ))}
                  {count > at.length && <li>{t.captionMore({ count: count - at.length })}</li>}
                </ol>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div class={s.acts}>
        <Button onClick={onTake} busy={busy && t.taking}>
          {t.takeCaptions({ language: languageName })}
        </Button>
        <Button kind="text" onClick={onLeave}>
          {t.leaveCaptions}
        </Button>
      </div>
    </section>
  )
}

const Frame = ({ cue, language }: { cue: Reading['first'][number]; language: string }) => {
  const { startMs, endMs, text } = cue
  const cues = useMemo(() => [new VTTCue(startMs / 1000, endMs / 1000, text)], [startMs, endMs, text])
  return (
    <li>
      <div class={s.frame}>
        <CaptionWords still cues={cues} language={language} vertical={isUpright(language)} />
      </div>
      <span class="small dim fig">{clock(startMs)}</span>
    </li>
  )
}

const clock = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}.${Math.floor((ms % 1000) / 100)}`
