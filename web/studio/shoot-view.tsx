import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { guardLeaving } from '../guards.ts'
import { messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { notice } from '../ui/notice.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { clock } from '../words/time.ts'
import { type Camera, canShoot, openCamera } from './camera.ts'
import { dropTake, type KeptTake, keepTake, keptTakes } from './kept-takes.ts'
import { Preview } from './preview.tsx'
import s from './shoot.module.css'
import type { Tools } from './tools.ts'

type Props = {
  /** Null until they have come; nothing is shot before. */
  tools: Tools | null
  longestMs: number
  onFilm: (file: File) => void
  onClose: () => void
}
type State = 'asking' | 'opening' | 'ready' | 'counting' | 'recording' | 'joining' | 'denied'

const delays = [0, 3, 10]

/**
 * The camera in the page: takes one after the other, up to the edition's length; together they are the film. Each is
 * kept on this device as soon as it is shot, and found again by whoever comes back.
 */
export const ShootView = ({ tools, longestMs, onFilm, onClose }: Props) => {
  const t = messages('studio')
  const state = useSignal<State>('asking')
  const takes = useSignal<KeptTake[]>([])
  const delay = useSignal(0)
  const count = useSignal(0)
  const now = useSignal(0)
  const plays = useSignal<Blob[] | null>(null)
  const camera = useRef<Camera | null>(null)
  const stage = useRef<HTMLDivElement>(null)
  const begun = useRef(0)
  const timer = useRef(0)
  useEffect(() => {
    void keptTakes().then((kept) => {
      takes.value = [...kept, ...takes.value]
      // who comes back from the check has allowed the camera before
      if (kept.length > 0 && canShoot()) void open()
    })
    return () => {
      clearInterval(timer.current)
      const last = camera.current
      if (state.peek() !== 'recording' || !last) return last?.close()
      // whoever leaves while recording has that take too
      void last
        .stop()
        .then((take) => keepTake({ id: newId(), at: Date.now(), ...take }))
        .finally(last.close)
    }
  }, [])
  // back ends the take that is being recorded, and only then leaves
  const recording = state.value === 'recording'
  useEffect(() => {
    if (recording) return guardLeaving((leave) => void stop().then(leave))
  }, [recording])
  useEffect(() => {
    const { className } = document.body
    document.body.className = state.value === 'asking' || state.value === 'denied' ? 'paper' : 'stage'
    return () => {
      document.body.className = className
    }
  }, [state.value])

  const open = async () => {
    state.value = 'opening'
    try {
      camera.current = await openCamera()
      state.value = 'ready'
      requestAnimationFrame(() => camera.current && stage.current?.append(camera.current.canvas))
    } catch {
      state.value = 'denied'
    }
  }
  const shot = () => takes.value.reduce((sum, take) => sum + take.ms, 0)
  const left = longestMs - shot() - (recording ? now.value : 0)

  const begin = () => {
    if (delay.value === 0) return record()
    state.value = 'counting'
    count.value = delay.value
    timer.current = setInterval(() => {
      count.value--
      if (count.value > 0) return
      clearInterval(timer.current)
      record()
    }, 1000) as never
  }
  const record = () => {
    camera.current?.record()
    begun.current = performance.now()
    now.value = 0
    state.value = 'recording'
    const most = longestMs - shot()
    timer.current = setInterval(() => {
      now.value = performance.now() - begun.current
      if (now.value >= most) void stop()
    }, 100) as never
  }
  const stop = async () => {
    // the second tap of a double tap
    if (performance.now() - begun.current < 500) return
    clearInterval(timer.current)
    const take = await camera.current?.stop()
    if (take) {
      const kept = { id: newId(), at: Date.now(), ...take }
      takes.value = [...takes.value, kept]
      void keepTake(kept)
    }
    state.value = 'ready'
  }
  const cancelCount = () => {
    clearInterval(timer.current)
    state.value = 'ready'
  }
  const dropLast = () => {
    const last = takes.value.at(-1)
    if (!last) return
    takes.value = takes.value.slice(0, -1)
    void dropTake(last.id)
    notice(t.takeDropped, {
      undo: {
        words: t.undo,
        act: () => {
          takes.value = [...takes.value, last].sort((a, b) => a.at - b.at)
          void keepTake(last)
        },
      },
    })
  }
  const use = async () => {
    state.value = 'joining'
    try {
      if (tools) onFilm(await tools.joinTakes(takes.value.map(({ blob }) => blob)))
    } catch {
      notice(t.reshapeFailed, { bad: true })
      state.value = 'ready'
    }
  }

  if (!canShoot())
    return (
      <StatePage
        title={t.shootTitle}
        text={isSecureContext ? t.shootMissing : t.shootInsecure}
        top={<TopBar onBack={onClose} />}
      />
    )
  if (state.value === 'asking' || state.value === 'denied')
    return (
      <StatePage
        title={t.shootTitle}
        text={state.value === 'denied' ? t.shootDenied : t.shootNeeds}
        top={<TopBar onBack={onClose} />}
        acts={
          <>
            <Button wide icon="camera" disabled={!tools} onClick={() => void open()}>
              {t.shootStart}
            </Button>
            {takes.value.length > 0 && (
              <Button wide kind="line" disabled={!tools} onClick={() => void use()}>
                {t.useTakes}
              </Button>
            )}
          </>
        }
      />
    )
  const busy = recording || state.value === 'counting'
  const none = takes.value.length === 0
  return (
    <main class={`stage ${s.page}`}>
      <div ref={stage} class={s.stage} />
      <ol class={s.takes} aria-label={t.takes({ count: takes.value.length })}>
        {takes.value.map((take) => (
          <li key={take.id} style={{ width: `${(take.ms / longestMs) * 100}%` }} />
        ))}
        {recording && <li class={s.now} style={{ width: `${(now.value / longestMs) * 100}%` }} />}
      </ol>
      {state.value === 'counting' && (
        <button
          type="button"
          class={`serif fig ${s.count}`}
          onClick={cancelCount}
          aria-label={messages('common').cancel}
        >
          {count.value}
        </button>
      )}
      <div class={s.band}>
        <p class={s.turn}>
          <Icon name="again" small />
          {t.holdUpright}
        </p>
        <p class="fig" role="status">
          <span>{recording ? clock(now.value) : t.takes({ count: takes.value.length })}</span>
          <span class="dim">{t.left({ time: clock(Math.max(0, left)) })}</span>
        </p>
        <div class={s.acts}>
          <IconButton icon="back" label={messages('common').back} onClick={onClose} />
          <IconButton icon="again" label={t.flip} onClick={() => void camera.current?.flip()} />
          <button
            type="button"
            class={recording ? `${s.shutter} ${s.on}` : s.shutter}
            aria-label={recording ? t.stop : t.record}
            disabled={state.value === 'joining' || state.value === 'opening' || (!busy && left < 200)}
            onClick={() => (recording ? void stop() : state.value === 'counting' ? cancelCount() : begin())}
          >
            <i />
          </button>
          <button
            type="button"
            class={s.delay}
            aria-label={t.countdown({ seconds: delay.value })}
            disabled={busy}
            onClick={() => {
              delay.value = delays[(delays.indexOf(delay.value) + 1) % delays.length] ?? 0
            }}
          >
            <Icon name="clock" />
            <span class="fig">{delay.value || ''}</span>
          </button>
          <IconButton icon="bin" label={t.dropTake} disabled={busy || none} onClick={dropLast} />
        </div>
        <div class={s.use}>
          <Button
            kind="line"
            icon="play"
            disabled={busy || none}
            onClick={() => (plays.value = takes.value.map(({ blob }) => blob))}
          >
            {t.playTakes}
          </Button>
          <Button
            wide
            kind="accent"
            busy={state.value === 'joining' && t.joining}
            disabled={busy || none}
            onClick={() => void use()}
          >
            {t.useTakes}
          </Button>
        </div>
      </div>
      <Preview
        open={plays.value !== null}
        onClose={() => (plays.value = null)}
        play={plays.value ?? []}
        title=""
      />
    </main>
  )
}
