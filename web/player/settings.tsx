import type { FilmView } from '#contract/film.ts'
import { locale, messages } from '../messages/messages.ts'
import { Choice, Tick } from '../ui/field.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { type CaptionLook, type CaptionSize, choices, choose } from './choices.ts'
import { Keys } from './keys-list.tsx'
import { rate, rates, video } from './playback.ts'
import s from './sheets.module.css'

/** What a viewer chooses of watching: captions, speed, volume, buttons and keys. Kept on this device but the speed. */
export const Settings = ({ film }: { film: FilmView }) => {
  const t = messages('player')
  return (
    <div class={s.acts}>
      <Captions film={film} />
      <Choice
        label={t.speed}
        value={String(rate.value)}
        options={rates.map((one) => ({
          value: String(one),
          label: one === 1 ? t.usualSpeed : t.times({ n: String(one) }),
        }))}
        onChoose={(one) => {
          rate.value = Number(one)
        }}
      />
      {rate.value > 1 && <p class="small dim">{t.fastUncounted}</p>}
      <Volume />
      <Tick checked={choices.value.buttons} onTick={(buttons) => choose({ buttons })}>
        {t.showButtons}
      </Tick>
      <details class={s.more}>
        <summary>{t.keys}</summary>
        <Keys />
      </details>
      <p class={`dim small ${s.language}`}>
        {!choices.value.captionLanguage && t.captionsFollow}
        <LanguageSwitch />
      </p>
    </div>
  )
}

const Captions = ({ film }: { film: FilmView }) => {
  const t = messages('player')
  const { captions, captionBox, captionSize, captionLanguage } = choices.value
  const languages = film.media.captions.map(({ language }) => language)
  if (languages.length === 0) return <p class="dim small">{t.noCaptions}</p>
  return (
    <>
      <Choice<CaptionLook>
        label={t.captionsLook}
        value={captions}
        options={[
          { value: 'auto', label: t.captionsAuto },
          { value: 'vertical', label: t.captionsVertical },
          { value: 'level', label: t.captionsLevel },
          { value: 'off', label: t.captionsOff },
        ]}
        onChoose={(look) => choose({ captions: look })}
      />
      {languages.length > 1 && (
        <Choice
          label={t.captionLanguage}
          value={languages.includes(captionLanguage) ? captionLanguage : ''}
          options={[
            { value: '', label: t.captionsAuto },
            ...languages.map((value) => ({ value, label: nameOf(value) })),
          ]}
          onChoose={(language) => choose({ captionLanguage: language })}
        />
      )}
      <Choice<CaptionSize>
        label={t.captionSize}
        value={captionSize}
        options={[
          { value: 'small', label: t.sizes.small },
          { value: 'usual', label: t.sizes.usual },
          { value: 'large', label: t.sizes.large },
          { value: 'huge', label: t.sizes.huge },
        ]}
        onChoose={(size) => choose({ captionSize: size })}
      />
      <Tick checked={captionBox} onTick={(box) => choose({ captionBox: box })}>
        {t.captionsBox}
      </Tick>
    </>
  )
}

/** 日本語, English: in the reader's language. */
const nameOf = (language: string): string => {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}

const Volume = () => {
  const t = messages('player')
  const { volume } = choices.value
  return (
    <label class={s.volume}>
      <span>{t.volume}</span>
      <input
        type="range"
        min="0"
        max="100"
        step="5"
        value={Math.round(volume * 100)}
        aria-valuetext={`${Math.round(volume * 100)}%`}
        onInput={(event) => {
          const wanted = Number(event.currentTarget.value) / 100
          choose({ volume: wanted, ...(wanted > 0 && { sound: true }) })
          if (video.value && wanted > 0) video.value.muted = false
        }}
      />
    </label>
  )
}
