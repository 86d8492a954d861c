import { BlobSource, CanvasSink, Input, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny'

/** A scene of a film: `atMs` into it, as a small picture. */
export type Scene = { atMs: number; picture: string }

const width = 108
const count = 10

/**
 * Scenes of a file on this device, evenly from its whole length, each told as soon as it is read; nothing is sent.
 * What the browser cannot decode has none.
 */
export const scenesOf = async (
  file: Blob,
  onScene: (scene: Scene) => void,
  signal: AbortSignal,
): Promise<void> => {
  const input = new Input({ source: new BlobSource(file), formats: [MP4, QTFF, WEBM, MATROSKA] })
  try {
    const video = await input.getPrimaryVideoTrack()
    if (!video || !(await video.canDecode())) return
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration())
    const sink = new CanvasSink(video, { width, height: (width * 16) / 9, fit: 'cover' })
    for (let i = 0; i < count && !signal.aborted; i++) {
      const at = ((i + 0.5) / count) * seconds
      const found = await sink.getCanvas(at)
      if (found && !signal.aborted) onScene({ atMs: Math.round(at * 1000), picture: addressOf(found.canvas) })
    }
  } catch {
    // what was read until then stands
  } finally {
    input.dispose()
  }
}

const addressOf = (canvas: HTMLCanvasElement | OffscreenCanvas): string => {
  const copy = document.createElement('canvas')
  Object.assign(copy, { width: canvas.width, height: canvas.height })
  copy.getContext('2d')?.drawImage(canvas, 0, 0)
  return copy.toDataURL('image/jpeg', 0.8)
}
