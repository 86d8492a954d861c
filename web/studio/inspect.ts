import {
  type AudioSample,
  AudioSampleSink,
  BlobSource,
  CanvasSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
} from 'mediabunny'
import { findBars, type Picture } from './bars.ts'
import type { Facts } from './checks.ts'
import { createMeter } from './loudness.ts'

const frames = 9
const frameWidth = 180
/** So much sound, in parts spread over the film, tells how loud it is. */
const listenS = 8
const listenParts = 5

/** Reads a file on this device; nothing is sent. What the browser cannot decode stays unknown. */
export const inspect = async (file: File, onPicture?: (picture: string) => void): Promise<Facts> => {
  const facts: Facts = {
    fileName: file.name,
    bytes: file.size,
    readable: false,
    durationMs: null,
    width: null,
    height: null,
    bars: null,
    barsKnown: false,
    hasSound: null,
    lufs: null,
    picture: null,
  }
  const input = new Input({ source: new BlobSource(file), formats: [MP4, QTFF, WEBM, MATROSKA] })
  try {
    const video = await input.getPrimaryVideoTrack()
    if (!video) return facts
    facts.readable = true
    facts.width = await video.getDisplayWidth()
    facts.height = await video.getDisplayHeight()
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration())
    facts.durationMs = Math.round(seconds * 1000)
    await look(video, seconds, facts, onPicture)
    const audio = await input.getPrimaryAudioTrack()
    facts.hasSound = audio !== null
    if (audio) facts.lufs = await listen(audio, seconds)
  } catch {
    // a file that ends early or is none: what was found out until then stands
  } finally {
    input.dispose()
  }
  return facts
}

const look = async (
  video: InputVideoTrack,
  seconds: number,
  facts: Facts,
  onPicture?: (picture: string) => void,
): Promise<void> => {
  if (!facts.width || !facts.height || !(await video.canDecode())) return
  try {
    const sink = new CanvasSink(video, {
      width: frameWidth,
      height: Math.max(2, Math.round((frameWidth * facts.height) / facts.width)),
      fit: 'fill',
    })
    const seen: Picture[] = []
    let lightest = -1
    for (let i = 0; i < frames; i++) {
      const wrapped = await sink.getCanvas(((i + 0.5) / frames) * seconds)
      const context = wrapped?.canvas.getContext('2d') as CanvasRenderingContext2D | null
      if (!wrapped || !context) continue
      const picture = context.getImageData(0, 0, wrapped.canvas.width, wrapped.canvas.height)
      seen.push(picture)
      const light = lightOf(picture)
      if (light > lightest * 1.2) {
        lightest = light
        facts.picture = dataAddress(wrapped.canvas)
        onPicture?.(facts.picture)
      }
    }
    const found = findBars(seen)
    facts.barsKnown = seen.length > 0
    facts.bars = found && scaled(found, facts.width / frameWidth)
  } catch {
    facts.barsKnown = false
  }
}

const lightOf = ({ data }: Picture): number => {
  let sum = 0
  for (let i = 0; i < data.length; i += 64) sum += (data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0)
  return sum / data.length
}

const dataAddress = (canvas: HTMLCanvasElement | OffscreenCanvas): string => {
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  copy.getContext('2d')?.drawImage(canvas, 0, 0)
  return copy.toDataURL('image/jpeg', 0.82)
}

const scaled = (bars: NonNullable<Facts['bars']>, by: number) => ({
  top: Math.round(bars.top * by),
  bottom: Math.round(bars.bottom * by),
  left: Math.round(bars.left * by),
  right: Math.round(bars.right * by),
})

const listen = async (audio: InputAudioTrack, seconds: number): Promise<number | null> => {
  try {
    if (!(await audio.canDecode())) return null
    const meter = createMeter(await audio.getSampleRate())
    const sink = new AudioSampleSink(audio)
    const whole = seconds <= listenS * listenParts
    for (let part = 0; part < (whole ? 1 : listenParts); part++) {
      const from = whole ? 0 : (part / listenParts) * (seconds - listenS)
      for await (const sample of sink.samples(from, whole ? undefined : from + listenS)) {
        meter.add(channelsOf(sample))
        sample.close()
      }
    }
    return meter.lufs()
  } catch {
    return null
  }
}

/**
 * Up to two channels, between −1 and 1. Whole numbers are asked for, since WebKitGTK 2.50 ends the page when it copies
 * floats as they are; a browser that does not convert gives its floats.
 */
const channelsOf = (sample: AudioSample): Float32Array[] => {
  const data = sample.toAudioData()
  const { numberOfFrames: length, numberOfChannels: all } = data
  const channels = Array.from({ length: Math.min(2, all) }, () => new Float32Array(length))
  try {
    const whole = new Int16Array(length * all)
    data.copyTo(whole, { planeIndex: 0, format: 's16' })
    for (const [c, channel] of channels.entries())
      for (let i = 0; i < length; i++) channel[i] = (whole[i * all + c] ?? 0) / 32768
  } catch {
    for (const [planeIndex, channel] of channels.entries())
      data.copyTo(channel, { planeIndex, format: 'f32-planar' })
  } finally {
    data.close()
  }
  return channels
}
