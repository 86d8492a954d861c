import { useRef, useState } from 'preact/hooks'
import type { FilmDraft } from '#contract/film.ts'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { sentenceOf } from '../refused.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import s from './words.module.css'

/** Caption files, one a language. */
export const CaptionsField = ({
  film,
  wanted,
  onFilm,
}: {
  film: FilmDraft
  wanted: boolean
  onFilm: (film: FilmDraft) => void
}) => {
  const t = messages('studio')
  const input = useRef<HTMLInputElement>(null)
  const [language, setLanguage] = useState<string>(locale)
  const [error, setError] = useState('')
  const name = (code: string) =>
    t.languages[code] ?? new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
  const add = async (file: File) => {
    setError('')
    const text = await file.text()
    await call('PUT /films/:id/captions/:language', {
      params: { id: film.film.id, language },
      body: { text },
    }).then(onFilm, (refusal) => setError(sentenceOf(refusal)))
  }
  const remove = (code: string) =>
    void call('DELETE /films/:id/captions/:language', { params: { id: film.film.id, language: code } }).then(
      onFilm,
      () => undefined,
    )
  return (
    <fieldset class={s.group}>
      <legend>{t.captions}</legend>
      <ul class={s.team}>
        {film.captions.map((caption) => (
          <li key={caption.language}>
            <span>{name(caption.language)}</span>
            <span class="small dim fig">{t.cues({ count: caption.cues })}</span>
            <IconButton
              icon="close"
              label={t.removeCredit({ name: name(caption.language) })}
              onClick={() => remove(caption.language)}
            />
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        accept=".vtt,.srt,text/vtt,application/x-subrip"
        class="unseen"
        aria-label={t.addCaptions}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) void add(file)
          event.currentTarget.value = ''
        }}
      />
      <div class={s.addCaptions}>
        <select
          aria-label={t.captionLanguage}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        >
          {Object.keys(t.languages)
            .filter((code) => code !== 'zxx')
            .map((code) => (
              <option key={code} value={code}>
                {name(code)}
              </option>
            ))}
        </select>
        <Button kind="text" icon="plus" onClick={() => input.current?.click()}>
          {t.addCaptions}
        </Button>
      </div>
      {error && (
        <p class={s.error} role="alert">
          <Icon name="alert" small />
          {error}
        </p>
      )}
      <p class={s.hint}>{wanted && film.captions.length === 0 ? t.captionsWanted : t.captionsHint}</p>
    </fieldset>
  )
}
