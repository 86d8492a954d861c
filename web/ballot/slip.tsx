import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { BallotReceipt, BallotState } from '#contract/ballot.ts'
import { loadMe } from '../account/session.ts'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { sentenceOf } from '../refused.ts'
import { layOver } from '../steps.ts'
import { titleOf } from '../words/film.ts'
import type { Face, SlipProps } from './face.ts'
import { Favourites } from './favourites.tsx'
import { kept, received, send } from './kept.ts'
import { Marks } from './marks.tsx'
import { beQuiet } from './quiet.ts'
import { recallVotes, shownOf } from './recall.ts'
import { Received } from './received.tsx'
import s from './slip.module.css'
import { swipesOver } from './swipes-over.ts'
import { Told } from './told.tsx'
import { Unearned } from './unearned.tsx'

void recallVotes().catch(() => {})
// whoever has signed in is asked by the films' ends again
void loadMe().then(
  (me) => me && beQuiet(false),
  () => {},
)

/**
 * The ballot slip: rises over the held last frame and shows one of its faces: marks, favourites, unearned,
 * received, kept on this phone, closed and whatever else keeps somebody from voting.
 */
export default (props: SlipProps) => {
  const t = messages('ballot')
  const { one, edition, onVoted, onBack, onSwipe } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const state = useSignal<BallotState | null>(null)
  const receipt = useSignal<BallotReceipt | null>(null)
  const sending = useSignal<number | null>(null)
  const changing = useSignal(false)
  const refused = useSignal('')
  const said = useSignal('')
  const filmId = one.film.id

  const ask = async (): Promise<BallotState> => {
    const answer = await call('GET /films/:id/ballot', {
      params: { id: filmId },
      query: { edition: edition.id },
    })
    state.value = answer
    receipt.value = answer.mine
    onVoted(shownOf(answer.mine?.mark ?? 0, answer.method))
    beQuiet(answer.bar === 'not_signed_in')
    return answer
  }
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
    // who votes is known before the connection may be lost
    void loadMe().catch(() => {})
    void ask().catch(() => {
      state.value ??= guessed(props)
    })
  }, [filmId, one.watched.verified])
  // the browser's back leaves its voter with the film below
  const back = useRef(onBack)
  back.current = onBack
  useEffect(() => layOver(() => back.current()), [])
  useEffect(() => {
    // one that was kept has been delivered meanwhile
    if (received.value?.filmId === filmId) receipt.value = received.value.mark > 0 ? received.value : null
  }, [received.value])
  useEffect(() => swipesOver(dialog.current, onSwipe), [])

  const vote = async (mark: number) => {
    const known = state.value
    if (!known || sending.value !== null) return
    sending.value = mark
    refused.value = ''
    said.value = ''
    try {
      const personId = (await loadMe().catch(() => null))?.id ?? ''
      const answer = await send({ filmId, editionId: known.editionId ?? edition.id, mark, personId })
      if (answer !== 'kept') {
        receipt.value = mark > 0 ? answer : null
        state.value = { ...known, mine: receipt.value }
        if (mark > 0) navigator.vibrate?.(30)
        else said.value = t.takenBack
        if (known.method === 'favourites') await ask().catch(() => {})
      }
      changing.value = false
      onVoted(shownOf(mark, known.method))
    } catch (error) {
      // said here: what lies under an open slip is neither seen nor heard
      refused.value = sentenceOf(error)
      await ask().catch(() => {})
    } finally {
      sending.value = null
    }
  }

  const shown = state.value
  // what this phone still keeps is newer than what the server has
  const waiting =
    sending.value === null && kept.value.find((ballot) => ballot.filmId === filmId && ballot.mark > 0)
  const stamped = !changing.value && (waiting || receipt.value)
  const kind = !shown
    ? 'blank'
    : stamped && shown.bar !== 'closed'
      ? `received ${stamped.ballotId}`
      : (shown.bar ?? `${shown.method} ${changing.value} ${receipt.value?.ballotId}`)
  // whoever goes by keyboard or by ear is taken along to what has come
  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true })
  }, [kind])
  const face: Face | null = shown && { ...props, state: shown, vote, sending: sending.value }
  return (
    <dialog
      ref={dialog}
      class={`sheet ${s.slip}`}
      aria-label={t.title}
      onCancel={(event) => {
        event.preventDefault()
        onBack()
      }}
    >
      <div class={s.inside} data-scrolls>
        {refused.value && (
          <p class={s.wrong} role="alert">
            {refused.value}
          </p>
        )}
        <p class={`small ${s.status}`} role="status">
          {said.value}
        </p>
        {!face ? (
          <Blank title={titleOf(one.film)} />
        ) : stamped && face.state.bar !== 'closed' ? (
          <Received
            {...face}
            receipt={waiting ? null : receipt.value}
            kept={waiting || null}
            onChange={() => {
              changing.value = true
            }}
          />
        ) : face.state.bar === 'not_earned' ? (
          <Unearned {...face} ask={ask} />
        ) : face.state.bar ? (
          <Told {...face} mark={receipt.value?.mark ?? null} />
        ) : face.state.method === 'marks' ? (
          <Marks {...face} mark={(waiting || receipt.value)?.mark ?? null} />
        ) : (
          <Favourites {...face} />
        )}
      </div>
    </dialog>
  )
}

const Blank = ({ title }: { title: string }) => (
  <>
    <p class="label">{messages('ballot').title}</p>
    <h1 class="serif">{title}</h1>
    <div class={s.blank} />
  </>
)

/** Without a connection the slip goes by what the feed has said. */
const guessed = ({ one, edition, voting }: SlipProps): BallotState => ({
  filmId: one.film.id,
  editionId: edition.id,
  award: null,
  timeZone: edition.timeZone,
  bar: !voting.open ? 'closed' : one.watched.verified ? null : 'not_earned',
  opensAt: null,
  closesAt: voting.until,
  method: voting.method,
  most: 0,
  minimumAge: 0,
  watched: {
    earned: one.watched.verified,
    watchedMs: one.watched.watchedMs,
    neededMs: one.watched.neededMs,
    durationMs: one.film.durationMs,
    stretches: [],
  },
  mine: null,
  favourites: [],
})
