import { useRef, useState } from 'preact/hooks'
import type { CaptionReading as Reading } from '#contract/captions.ts'
import type { FilmDraft } from '#contract/film.ts'
import { filmLimits } from '#contract/plain/film.ts'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { sentenceOf } from '../refused.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { CaptionReading } from './caption-reading.tsx'
import s from './words.module.css'

/** A file that was read but not taken yet. */
type Read = { base64: string; reading: Reading }

/** Caption files, one a language. Each is shown as it was understood before it is taken. */
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
  const add = useRef<HTMLDivElement>(null)
  const [language, setLanguage] = useState<string>(locale)
  const [read, setRead] = useState<Read | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const { id } = film.film
  const name = (code: string) =>
    t.languages[code] ?? new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
  const attempt = async (act: () => Promise<void>) => {
    setError('')
    setBusy(true)
    await act().catch((refusal) => setError(sentenceOf(refusal)))
    setBusy(false)
  }
  const look = (file: File) =>
    attempt(async () => {
      setRead(null)
      const base64 = await base64Of(file)
      const reading = await call('POST /films/:id/caption-reading', { params: { id }, body: { base64 } })
      setRead({ base64, reading })
    })
  const leave = () => {
    setRead(null)
    add.current?.querySelector('button')?.focus()
  }
  const take = ({ base64 }: Read) =>
    attempt(async () => {
      const taken = await call('PUT /films/:id/captions/:language', {
        params: { id, language },
        body: { base64 },
      })
      onFilm(taken.draft)
      leave()
    })
  const remove = (code: string) =>
    attempt(async () =>
      onFilm(await call('DELETE /films/:id/captions/:language', { params: { id, language: code } })),
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
          if (file) void look(file)
          event.currentTarget.value = ''
        }}
      />
      <div class={s.addCaptions} ref={add}>
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
        <Button
          kind="text"
          icon="plus"
          busy={busy && !read && t.readingCaptions}
          onClick={() => input.current?.click()}
        >
          {t.addCaptions}
        </Button>
      </div>
      {read && (
        <CaptionReading
          reading={read.reading}
          language={language}
          languageName={name(language)}
          busy={busy}
          onTake={() => void take(read)}
          onLeave={leave}
        />
      )}
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

/** No more of it than it takes to be told that it is too large: a film may be picked by mistake. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file.slice(0, filmLimits.captionBytes + 1))
  })
