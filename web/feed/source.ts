import type { Media } from '#contract/film.ts'

/** A browser's ways to play, tried and not believed: `canPlayType` says "maybe" to what it cannot do. */
export const canStart = (): boolean =>
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

export const wayToLadder = (media: Media): Way | null => {
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
  const large =
    widthPx * devicePixelRatio > startWidth &&
    !(navigator as { connection?: { saveData?: boolean } }).connection?.saveData
  return (large && wayToLadder(media)) || wayToStart(media)
}

const attached = new WeakMap<HTMLVideoElement, { destroy(): void }>()

/** Gives an element its film; `otherwise` is taken when the ladder cannot be played. Nothing is fetched beyond `preload`. */
export const attach = async (
  video: HTMLVideoElement,
  way: Way,
  otherwise: Way | null = null,
): Promise<void> => {
  const plays = !video.paused
  detach(video)
  if (way.kind === 'mse') {
    const { default: Hls } = await import('hls.js/light')
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

const fetched = new Set<string>()

/** The first seconds of a file, put into the browser's cache before the film is asked for. */
export const prefetch = ({ start }: Media): void => {
  if (
    !start ||
    fetched.has(start) ||
    (navigator as { connection?: { saveData?: boolean } }).connection?.saveData
  )
    return
  fetched.add(start)
  void fetch(start, { headers: { range: 'bytes=0-131071' }, priority: 'low' } as RequestInit)
    .then((answer) => answer.arrayBuffer())
    .catch(() => fetched.delete(start))
}
