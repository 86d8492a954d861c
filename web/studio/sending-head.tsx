import type { FilmDraft } from '#contract/film.ts'
import { messages } from '../messages/messages.ts'
import { ButtonLink } from '../ui/button.tsx'
import { sizeInWords } from '../words/size.ts'
import { howFar } from './film-words.ts'
import type { Sending } from './sending.ts'
import s from './sending-head.module.css'
import { Trouble } from './trouble.tsx'

/** The film on its way, in one band: its picture that fills, its file's name, how much of it the server has. */
export const SendingHead = ({ draft, sending }: { draft: FilmDraft; sending: Sending }) => {
  const t = messages('studio')
  const share = sending.received / Math.max(1, sending.bytes)
  const percent = Math.floor(share * 100)
  const picture = draft.film.media.poster ?? sending.picture
  const { preparation } = draft
  if (!draft.upload && !draft.original && sending.bytes === 0)
    return (
      <div class={s.none}>
        <p>{t.notUploaded}</p>
        <ButtonLink slim icon="upload" href={`/submit?replace=${draft.film.id}`}>
          {t.pickFile}
        </ButtonLink>
      </div>
    )
  const stands =
    sending.state === 'sending'
      ? t.sendingNow
      : sending.state === 'arrived'
        ? preparation?.state === 'complete'
          ? t.prepared
          : preparation?.state === 'watchable'
            ? t.preparingRest
            : `${t.preparing}${preparation ? ` ${howFar(preparation)}` : ''}`
        : t.waiting
  return (
    <>
      <div class={s.head}>
        <div
          class={s.picture}
          role="progressbar"
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-label={t.sending}
        >
          {picture && <img class={s.ghost} src={picture} alt="" />}
          {picture && <img src={picture} alt="" style={{ clipPath: `inset(${(1 - share) * 100}% 0 0 0)` }} />}
          {share < 1 && <hr style={{ top: `${(1 - share) * 100}%` }} />}
        </div>
        <div class={s.words}>
          <p class={`fig ${s.percent}`}>
            {percent}
            <small>%</small>
          </p>
          <p class="small cut" translate={false}>
            {sending.fileName}
          </p>
          <p class="small dim fig">
            {sending.state === 'arrived'
              ? t.arrivedAll
              : t.arrivedBytes({
                  received: sizeInWords(sending.received),
                  bytes: sizeInWords(sending.bytes),
                })}
            <br />
            {stands}
          </p>
          <p class={`small dim ${s.goesOn}`}>
            {sending.state === 'arrived' ? messages('enter').allHere : messages('enter').goesOn}
          </p>
        </div>
      </div>
      <Trouble filmId={draft.film.id} sending={sending} />
    </>
  )
}
