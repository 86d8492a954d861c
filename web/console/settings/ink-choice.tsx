import { useEffect, useState } from 'preact/hooks'
import type { InkReading } from '#contract/edition.ts'
import { call } from '../../call.ts'
import { messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Editing } from './draft.ts'
import s from './settings.module.css'

const swatches = ['#ff4326', '#2d4ee0', '#f2c200', '#0b7a56', '#e46aa6']
const isHex = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

/** One ink for the edition, with what it becomes on stage, on paper and under text, measured as it is chosen. */
export const InkChoice = ({ draft, set, errorAt }: Editing) => {
  const t = messages('settings')
  const [written, setWritten] = useState(draft.accent)
  const reading = useInk(draft.accent)
  useEffect(() => setWritten(draft.accent), [draft.accent])
  const choose = (accent: string) => set({ accent: accent.toLowerCase() })
  return (
    <fieldset>
      <legend class={s.label}>{t.ink}</legend>
      <div class={s.inks}>
        {swatches.map((colour) => (
          <button
            key={colour}
            type="button"
            style={{ background: colour }}
            aria-label={colour}
            aria-pressed={colour === draft.accent}
            onClick={() => choose(colour)}
          />
        ))}
        <input
          type="text"
          aria-label={t.inkHex}
          aria-invalid={!isHex(written)}
          data-unread={!isHex(written) || undefined}
          maxLength={7}
          spellcheck={false}
          value={written}
          onInput={(event) => {
            const text = event.currentTarget.value.normalize('NFKC').trim()
            const hex = text.startsWith('#') ? text : `#${text}`
            setWritten(hex)
            if (isHex(hex)) choose(hex)
          }}
        />
        <input
          type="color"
          aria-label={t.ink}
          value={draft.accent}
          onInput={(event) => choose(event.currentTarget.value)}
        />
      </div>
      {!isHex(written) && (
        <p class={s.error} role="alert">
          <Icon name="alert" small />
          {t.bad.hex}
        </p>
      )}
      {reading && <Readings reading={reading} />}
      {reading?.proposal && (
        <p class={s.proposal} role="alert">
          <Icon name="alert" small />
          {t.inkProposal}
          <i style={{ background: reading.proposal }} />
          <Button kind="line" slim onClick={() => choose(reading.proposal ?? draft.accent)}>
            {t.inkTake({ hex: reading.proposal.toUpperCase() })}
          </Button>
        </p>
      )}
      {!reading?.proposal && errorAt('accent') && (
        <p class={s.error} role="alert">
          <Icon name="alert" small />
          {errorAt('accent')}
        </p>
      )}
    </fieldset>
  )
}

const Readings = ({ reading: { ink, ratios } }: { reading: InkReading }) => {
  const t = messages('settings')
  const hex = (colour: string) => colour.toUpperCase()
  const lines = [
    {
      ground: 'var(--stage)',
      ink: ink.accentOnStage,
      words: t.inkOnStage,
      how: ink.accentOnStage === ink.accent ? t.inkAsGiven : t.inkLighter({ hex: hex(ink.accentOnStage) }),
      ratio: ratios.onStage,
    },
    {
      ground: 'var(--paper-2)',
      ink: ink.accentOnPaper,
      words: t.inkOnPaper,
      how: ink.accentOnPaper === ink.accent ? t.inkAsGiven : t.inkDarker({ hex: hex(ink.accentOnPaper) }),
      ratio: ratios.onPaper,
    },
    {
      ground: ink.accent,
      ink: ink.onAccent,
      words: t.inkOnAccent,
      how: ink.onAccent === '#14110e' ? t.inkBlack : t.inkPaper,
      ratio: ratios.onAccent,
    },
  ]
  return (
    <table class={`fig ${s.readings}`}>
      <tbody>
        {lines.map((line) => (
          <tr key={line.words}>
            <td>
              <i style={{ background: line.ground, color: line.ink }}>縦</i>
            </td>
            <td>
              {line.words}　{line.how}
            </td>
            <td class={line.ratio >= 4.5 ? s.good : s.bad}>
              {line.ratio.toFixed(line.ratio >= 4.45 && line.ratio < 4.5 ? 2 : 1)} : 1
              <Icon name={line.ratio >= 4.5 ? 'check' : 'alert'} small />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the server derives from a colour; the last answer stays until the next has come. */
export const useInk = (accent: string): InkReading | null => {
  const [reading, setReading] = useState<InkReading | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(
      () =>
        call('GET /inks/:hex', { params: { hex: accent.slice(1) }, signal: stop.signal }).then(
          setReading,
          () => {},
        ),
      reading ? 120 : 0,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [accent])
  return reading
}
