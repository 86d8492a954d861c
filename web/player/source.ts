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

/** A line that let a film wait for long is taken for slow so long. */
const slowMs = 3 * 60_000
let slowUntil = Number.NEGATIVE_INFINITY

/** To be told when a film has waited for long: for a while films come in the quality that the line carries. */
export const noteSlowLine = (): void => {
  slowUntil = performance.now() + slowMs
}
export const isSlow = (): boolean => performance.now() < slowUntil

/** How to play a film now: as on any day, or on a slow line by the ladder, from its lowest step. */
export const wayNow = (media: Media): Way | null => (isSlow() && lowerWay(media)) || wayToStart(media)

/** The ladder where it has a lower step than the file with which watching starts; null where it cannot be climbed. */
export const lowerWay = (media: Media): Way | null => {
  const way = wayToLadder(media)
  return way?.kind === 'mse' ? way : null
}

/** What climbs the ladder; null when it does not come. */
const climber = () =>
  import('hls.js').then(
    (module) => module.default,
    () => null,
  )
/** Fetches it while the film that waits keeps its picture. */
export const readyToClimb = async (): Promise<boolean> => (await climber()) !== null

const attached = new WeakMap<HTMLVideoElement, { destroy(): void }>()

/** What a slow line is thought to carry until it was measured, in bits a second. */
const slowestBits = 300_000

/** Gives an element its film, from a second on; `otherwise` is taken when the ladder, or what plays it, does not come. Nothing is fetched beyond `preload`. */
export const attach = async (
  video: HTMLVideoElement,
  way: Way,
  otherwise: Way | null = null,
  from = 0,
): Promise<void> => {
  const plays = !video.paused
  detach(video)
  if (way.kind === 'mse') {
    const Hls = await climber()
    if (!Hls) return otherwise ? attach(video, otherwise, null, from) : undefined
    const hls = new Hls({
      maxBufferLength: 12,
      maxMaxBufferLength: 20,
      backBufferLength: 20,
      capLevelToPlayerSize: true,
      startPosition: from,
      // a slow line begins at the foot, any other where it is thought to carry
      ...(isSlow() && { startLevel: 0, testBandwidth: false, abrEwmaDefaultEstimate: slowestBits }),
    })
    hls.on(Hls.Events.ERROR, (_, { fatal }) => {
      if (fatal && otherwise) void attach(video, otherwise, null, video.currentTime)
    })
    hls.loadSource(way.src)
    hls.attachMedia(video)
    attached.set(video, hls)
    return
  }
  video.src = way.src
  if (from > 0) video.currentTime = from
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
  if (!start || saving() || isSlow() || keepsParts === false) return
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
