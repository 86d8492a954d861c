import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  Conversion,
  Input,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  StreamTarget,
} from 'mediabunny'
import type { Facts } from './checks.ts'

type Reshaping = { crop?: boolean; toMs?: number; toBytes?: number }

/** Whether this browser can encode what the festival takes. */
export const canReshape = async (): Promise<boolean> => {
  if (!('VideoEncoder' in globalThis)) return false
  const support = await VideoEncoder.isConfigSupported({
    codec: 'avc1.640028',
    width: 1080,
    height: 1920,
    bitrate: 8_000_000,
    framerate: 30,
  }).catch(() => null)
  return support?.supported === true
}

/**
 * A new file, made on this device: the largest upright 9:16 picture inside the bars, the first so many
 * milliseconds, or small enough. The sound is copied. The file is written to the browser's own disk where there
 * is one, so that a long film needs no memory.
 */
export const reshape = async (
  file: File,
  facts: Facts,
  how: Reshaping,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<File> => {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS })
  const sink = await openSink()
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: sink.file ? false : 'in-memory' }),
    target: sink.target,
  })
  const crop = how.crop ? upright(facts) : null
  const seconds = Math.min(how.toMs ?? Number.POSITIVE_INFINITY, facts.durationMs ?? 0) / 1000
  const bitrate = how.toBytes
    ? Math.floor(((how.toBytes * 0.92 * 8) / Math.max(1, seconds) - 160_000) | 0)
    : QUALITY_HIGH
  try {
    const conversion = await Conversion.init({
      input,
      output,
      ...(how.toMs && { trim: { start: 0, end: how.toMs / 1000 } }),
      video: {
        ...(crop && { crop, ...size(crop) }),
        ...((crop || how.toBytes) && { codec: 'avc' as const, bitrate, forceTranscode: true }),
      },
    })
    if (!conversion.isValid) throw new Error('This browser cannot cut this film')
    conversion.onProgress = onProgress
    signal.addEventListener('abort', () => void conversion.cancel(), { once: true })
    await conversion.execute()
    const name = `${file.name.replace(/\.\w+$/, '')}.mp4`
    const blob = sink.file
      ? await sink.file()
      : new Blob([(sink.target as BufferTarget).buffer ?? new ArrayBuffer(0)])
    return new File([blob], name, { type: 'video/mp4', lastModified: Date.now() })
  } finally {
    input.dispose()
  }
}

type Sink = { target: BufferTarget | StreamTarget; file?: () => Promise<File> }

const openSink = async (): Promise<Sink> => {
  try {
    const folder = await navigator.storage.getDirectory()
    const handle = await folder.getFileHandle(`reshaped-${Date.now()}.mp4`, { create: true })
    const writable = await handle.createWritable()
    return { target: new StreamTarget(writable as never, { chunked: true }), file: () => handle.getFile() }
  } catch {
    return { target: new BufferTarget() }
  }
}

/** The largest upright 9:16 rectangle in the middle of what the bars leave; even numbers, as encoders want. */
export const upright = ({ width, height, bars }: Pick<Facts, 'width' | 'height' | 'bars'>) => {
  const inside = {
    left: bars?.left ?? 0,
    top: bars?.top ?? 0,
    width: (width ?? 0) - (bars?.left ?? 0) - (bars?.right ?? 0),
    height: (height ?? 0) - (bars?.top ?? 0) - (bars?.bottom ?? 0),
  }
  const fits = Math.min(inside.width, (inside.height * 9) / 16)
  const even = (n: number) => Math.floor(n / 2) * 2
  const cut = { width: even(fits), height: even((fits * 16) / 9) }
  return {
    ...cut,
    left: inside.left + Math.floor((inside.width - cut.width) / 2),
    top: inside.top + Math.floor((inside.height - cut.height) / 2),
  }
}

/** At most 1080 wide: more is scaled down on the screens anyway. */
const size = (crop: { width: number; height: number }) =>
  crop.width > 1080 ? { width: 1080, height: 1920, fit: 'fill' as const } : {}
