import { useEffect, useState } from 'preact/hooks'
import type { FilmDraft } from '#contract/film.ts'
import { call } from '../call.ts'
import { useEvery, useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { go } from '../steps.ts'
import { Ask } from '../ui/ask.tsx'
import { Button } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { Icon } from '../ui/icon.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { sizeInWords } from '../words/size.ts'
import { hour } from '../words/time.ts'
import { useAwake } from './awake.ts'
import { CloseStudio } from './close-studio.tsx'
import { Enter } from './enter.tsx'
import { howFar, titleOrNone } from './film-words.ts'
import { RefusedFilm } from './refused-film.tsx'
import { giveUp, resume, type Sending, sendingOf } from './sending.ts'
import { Trouble } from './trouble.tsx'
import s from './upload.module.css'
import { usePreparation } from './use-preparation.ts'

/** The frame rises with the bytes the server has; under it what is safe and what comes next. */
export default ({ params }: PageProps) => {
  const t = messages('studio')
  const id = params.id ?? ''
  const sending = sendingOf(id).value
  const film = useLoad(async () => {
    const draft = await call('GET /films/:id/draft', { params: { id } })
    const { entries } = await call('GET /films/:id/entries', { params: { id } })
    return { draft, entries }
  }, [id])
  useEffect(() => {
    document.title = `${t.sending} · Verticale`
    void resume(id)
  }, [id])
  const settled = film.data && isSettled(film.data.draft)
  const watched = !sending || sending.state === 'arrived' || sending.state === 'elsewhere'
  const follows = film.data !== null && !settled && watched
  const isWhole = Boolean(film.data?.draft.upload?.completedAt)
  const isPrepared = film.data?.draft.preparation?.state === 'complete'
  usePreparation(id, film, follows && isWhole && !isPrepared)
  // what is told of the preparation says nothing of bytes, nor of what becomes public
  useEvery(follows && (!isWhole || isPrepared) ? 1500 : null, film.again)
  useEffect(() => {
    if (sending?.state === 'arrived') film.again()
  }, [sending?.state])
  useAwake(sending?.state === 'sending')
  const [stopping, setStopping] = useState(false)
  if (film.error && !film.data) return <FailedPage error={film.error} again={film.again} />
  if (!film.data) return null
  const { draft, entries } = film.data
  const state = draft.preparation?.state
  if (
    sending?.state !== 'sending' &&
    (state === 'refused' || state === 'failed' || state === 'waiting_for_space')
  )
    return <RefusedFilm draft={draft} entries={entries} again={film.again} />

  const rest = restOf(draft)
  const shown = sending?.state === 'elsewhere' ? { ...sending, received: rest.received } : (sending ?? rest)
  const percent = shown.bytes ? Math.floor((shown.received / shown.bytes) * 100) : 0
  const entry = entries.find(({ withdrawal }) => !withdrawal)
  const stop = <StopSending id={id} open={stopping} onClose={() => setStopping(false)} />
  if (!draft.postedAt)
    return (
      <>
        <Enter
          film={draft}
          entries={entries}
          sending={shown}
          onFilm={(next) => film.set({ draft: next, entries })}
          onGiveUp={() => setStopping(true)}
        />
        {stop}
      </>
    )
  return (
    <main class={`column ${s.page}`}>
      <TopBar title={t.replaceStep({ at: 2 })} back="/studio">
        <CloseStudio />
      </TopBar>
      <div
        class={s.up}
        role="progressbar"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={t.sending}
      >
        <Rising
          share={shown.received / Math.max(1, shown.bytes)}
          picture={draft.film.media.poster ?? shown.picture}
        />
        <div class={s.side}>
          <p class="fig">
            <span class={percent < 100 ? s.percent : `${s.percent} ${s.whole}`}>
              {percent}
              <small>%</small>
            </span>
            <span class="small dim">
              {t.arrivedBytes({ received: sizeInWords(shown.received), bytes: sizeInWords(shown.bytes) })}
              <br />
              {shown.received === shown.bytes ? t.arrivedAll : t.arriving}
            </span>
          </p>
          {draft.film.title.original && (
            <div>
              <p class="label">{t.titleLabel}</p>
              <p class={`serif-text ${s.title}`}>{titleOrNone(draft.film)}</p>
            </div>
          )}
        </div>
      </div>
      <Trouble filmId={id} sending={shown} />
      <Steps
        sending={shown}
        draft={draft}
        eligible={entry?.eligibility.eligible ?? null}
        entered={entry !== undefined}
      />
      <div class={`gutter ${s.cta}`}>
        {shown.state !== 'arrived' && (
          <Button kind="text" onClick={() => setStopping(true)}>
            {t.giveUp}
          </Button>
        )}
        <Button wide onClick={() => go(`/studio/${id}`)}>
          {t.toFilm}
        </Button>
      </div>
      {stop}
    </main>
  )
}

/** One question before what has arrived is given up. */
const StopSending = ({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) => {
  const t = messages('studio')
  return (
    <Ask
      open={open}
      title={<span class={s.lines}>{t.giveUpTitle}</span>}
      act={t.giveUpYes}
      stay={t.giveUpNo}
      onStay={onClose}
      onDo={() => void giveUp(id).then(() => go('/studio', { replace: true }))}
    >
      <p class="dim">{t.giveUpText}</p>
    </Ask>
  )
}

const isSettled = ({ preparation, postedAt, film }: FilmDraft): boolean =>
  preparation?.state === 'complete' && (postedAt === null || film.publishedAt !== null)

/** What the server has, for a browser that is not sending itself. */
const restOf = (draft: FilmDraft): Sending => ({
  state: !draft.upload || draft.upload.completedAt ? 'arrived' : 'lost',
  fileName: draft.upload?.fileName ?? '',
  bytes: draft.upload?.bytes ?? draft.original?.bytes ?? 0,
  received: draft.upload?.receivedBytes ?? draft.original?.bytes ?? 0,
  picture: null,
  cropped: false,
  refusal: null,
})

const Rising = ({ share, picture }: { share: number; picture: string | null }) => {
  const left = `${(1 - share) * 100}%`
  return (
    <div class={s.picture}>
      {picture && <img class={s.ghost} src={picture} alt="" />}
      {picture ? (
        <img src={picture} alt="" style={{ clipPath: `inset(${left} 0 0 0)` }} />
      ) : (
        <b style={{ top: left }} />
      )}
      {share < 1 && <hr style={{ top: left }} />}
    </div>
  )
}

const Steps = ({
  sending,
  draft,
  eligible,
  entered,
}: {
  sending: Sending
  draft: FilmDraft
  eligible: boolean | null
  entered: boolean
}) => {
  const t = messages('studio')
  const { preparation, upload } = draft
  const arrived = sending.state === 'arrived'
  const ready = preparation?.state === 'complete' || preparation?.state === 'watchable'
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const sendingWords =
    arrived && upload?.completedAt
      ? hour(upload.completedAt, zone)
      : sending.state === 'sending'
        ? t.percent({ percent: Math.floor((sending.received / Math.max(1, sending.bytes)) * 100) })
        : t.waiting
  return (
    <ul class={`fig ${s.steps}`}>
      {sending.cropped && (
        <li>
          <Icon name="check" small />
          {t.cropped}
        </li>
      )}
      <li>
        <Icon name={arrived ? 'check' : 'upload'} small />
        {t.sending}
        <span>{sendingWords}</span>
      </li>
      <li class={arrived ? undefined : s.later}>
        {preparation?.state === 'complete' ? (
          <Icon name="check" small />
        ) : (
          <i class={arrived ? s.doing : undefined} />
        )}
        {preparation?.state === 'complete' ? t.prepared : ready ? t.preparingRest : t.preparing}
        <span>
          {arrived && preparation && preparation.state !== 'complete' && howFar(preparation)}
          {preparation?.state === 'complete' && preparation.finishedAt && hour(preparation.finishedAt, zone)}
        </span>
      </li>
      {(entered || !draft.postedAt) && (
        <li class={eligible === null ? s.later : undefined}>
          {eligible === null ? <i /> : <Icon name={eligible ? 'check' : 'alert'} small />}
          {eligible === null ? t.matching : eligible ? t.matched : t.unmatched}
        </li>
      )}
    </ul>
  )
}
