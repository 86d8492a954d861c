import type { Media } from '#contract/film.ts'

/** A browser's ways to play, tried and not believed: `canPlayType` says "maybe" to what it cannot do. */
const canStart = (): boolean =>
  document.createElement('video').canPlayType('video/mp4; codecs="avc1.64001f, mp4a.40.2"') !== ''

const mse = (): boolean => {
  const source =
    (globalThis as { ManagedMediaSource?: typeof MediaSource }).ManagedMediaSource ??
    (globalThis as { MediaSource?: typeof MediaSource }).MediaSource
  return source?.isTypeSupported?.('video/mp4; codecs="avc1.64001f,mp4a.40.2"') ?? false
}

/** start: one file by ranges; mse: hls.js; native: the browser's own HLS, only where MSE is not to be had. */
export type Way = { kind: 'start' | 'native'; src: string } | { kind: 'mse'; src: string }

/** How to play a film from its first frame: the file that starts fastest, else the ladder. */
export const wayToStart = (media: Media): Way | null => {
  if (media.start && canStart()) return { kind: 'start', src: media.start }
  return wayToLadder(media)
}

const wayToLadder = (media: Media): Way | null => {
  if (!media.master) return null
  if (mse()) return { kind: 'mse', src: media.master }
  const native = document.createElement('video').canPlayType('application/vnd.apple.mpegurl') !== ''
  return native ? { kind: 'native', src: media.master } : null
}

/** Wider than the file with which watching starts. */
const startWidth = 600

/**
 * How to watch one film on its own page, where no swipe waits: the ladder when the picture is shown larger than
 * the starting file is, else as in the feed.
 */
export const wayToWatch = (media: Media, widthPx: number): Way | null => {
  const large = widthPx * devicePixelRatio > startWidth && !saving()
  return (large && wayToLadder(media)) || wayToStart(media)
}

const attached = new WeakMap<HTMLVideoElement, { destroy(): void }>()

/** Gives an element its film; `otherwise` is taken when the ladder, or what plays it, does not come. Nothing is fetched beyond `preload`. */
export const attach = async (
  video: HTMLVideoElement,
  way: Way,
  otherwise: Way | null = null,
): Promise<void> => {
  const plays = !video.paused
  detach(video)
  if (way.kind === 'mse') {
    const Hls = await import('hls.js/light').then(
      (module) => module.default,
      () => null,
    )
    if (!Hls) return otherwise ? attach(video, otherwise) : undefined
    const hls = new Hls({
      maxBufferLength: 12,
      maxMaxBufferLength: 20,
      backBufferLength: 20,
      capLevelToPlayerSize: true,
    })
    hls.on(Hls.Events.ERROR, (_, { fatal }) => {
      if (fatal && otherwise) void attach(video, otherwise)
    })
    hls.loadSource(way.src)
    hls.attachMedia(video)
    attached.set(video, hls)
    return
  }
  video.src = way.src
  if (plays) void video.play().catch(() => {})
}

export const detach = (video: HTMLVideoElement): void => {
  attached.get(video)?.destroy()
  attached.delete(video)
  if (video.hasAttribute('src')) {
    video.removeAttribute('src')
    video.load()
  }
}

const saving = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

/** The first second of a film at the highest rate of a starting file; three on a line that has failed of late. */
const firstBytes = 256 * 1024
const forgivenMs = 60_000
let failedAt = Number.NEGATIVE_INFINITY

/** To be told when a film waits. If it is for the line, more of the films to come is fetched ahead for a while. */
export const waits = (video: HTMLVideoElement): void => {
  const { buffered, currentTime, duration, seeking } = video
  const held = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0
  const inPlay = currentTime > 0.5 && duration - currentTime > 1 && !seeking
  if (inPlay && held - currentTime < 0.3) failedAt = performance.now()
}

/** What was or is being fetched ahead, by address. */
const ahead = new Map<string, { done: Promise<unknown>; stop: () => void }>()
/** Whether the browser keeps a part of a file for its player; not all do. Found out with the first part. */
let keepsParts: boolean | undefined

/** The first second of a film, put into the browser's cache before the film is asked for; settles when it is there. */
export const prefetch = async ({ start }: Media): Promise<void> => {
  if (!start || saving() || keepsParts === false) return
  const fetching = ahead.get(start) ?? fetchFirst(start)
  ahead.set(start, fetching)
  await fetching.done
}

const fetchFirst = (start: string) => {
  const stop = new AbortController()
  const part = (last: number, how: RequestInit) =>
    fetch(start, { ...how, headers: { range: `bytes=0-${last}` } })
  const all = part(firstBytes * (performance.now() - failedAt < forgivenMs ? 3 : 1) - 1, {
    priority: 'low',
    signal: stop.signal,
  })
  const done = all
    .then((answer) => answer.arrayBuffer())
    .then(async () => {
      if (keepsParts !== undefined) return
      await (await part(0, {})).arrayBuffer()
      const told = performance.getEntriesByName(new URL(start, location.href).href).at(-1)
      keepsParts = (told as PerformanceResourceTiming | undefined)?.transferSize === 0
    })
    .catch(() => ahead.delete(start))
  return { done, stop: () => stop.abort() }
}

/** Ends a prefetch that is still under way: the film plays now and its player asks for the same bytes. */
export const stopPrefetch = ({ start }: Media): void => {
  if (start) ahead.get(start)?.stop()
}
