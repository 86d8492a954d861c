/** Small RGB frames of a film, evenly spaced, in order. */
export type SampleFrames = { width: number; height: number; frames: Uint8Array[]; everyMs: number }

/** Black edges, in samples' pixels. */
export type Bars = { top: number; bottom: number; left: number; right: number }

export type Judged = {
  bars: Bars
  /** Shares of the film, 0 to 1. */
  black: number
  frozen: number
  /** Index of the frame that would make the best poster. */
  best: number
}

const dark = 26
const darkMean = 14

/** Judges a film by its samples: black bars, black and standing pictures, and which frame shows it best. */
export function judge({ width, height, frames }: SampleFrames): Judged {
  const lights = frames.map((frame) => luma(frame))
  const seen = lights.filter((light) => mean(light) >= darkMean)
  const still = lights.slice(1).filter((light, n) => difference(light, lights[n] ?? light) < 0.6).length
  return {
    bars: barsOf(seen, width, height),
    black: lights.length === 0 ? 0 : 1 - seen.length / lights.length,
    frozen: lights.length < 2 ? 0 : still / (lights.length - 1),
    best: bestOf(lights, frames, width, height),
  }
}

/** BT.709 luma of RGB. */
function luma(frame: Uint8Array): Float32Array {
  const light = new Float32Array(frame.length / 3)
  for (let n = 0; n < light.length; n++)
    light[n] =
      0.2126 * (frame[n * 3] ?? 0) + 0.7152 * (frame[n * 3 + 1] ?? 0) + 0.0722 * (frame[n * 3 + 2] ?? 0)
  return light
}

const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

function difference(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let n = 0; n < one.length; n++) sum += Math.abs((one[n] ?? 0) - (other[n] ?? 0))
  return sum / one.length
}

/** A line belongs to a bar when it stays dark all through the film (one sample in twenty may say otherwise). */
function barsOf(lights: readonly Float32Array[], width: number, height: number): Bars {
  if (lights.length === 0) return { top: 0, bottom: 0, left: 0, right: 0 }
  const always = (line: (light: Float32Array) => number) =>
    lights.filter((light) => line(light) < dark).length >= lights.length * 0.95
  const row = (y: number) => always((light) => brightest(light, y * width, 1, width))
  const column = (x: number) => always((light) => brightest(light, x, width, height))
  return {
    top: countWhile(height / 2, row),
    bottom: countWhile(height / 2, (n) => row(height - 1 - n)),
    left: countWhile(width / 2, column),
    right: countWhile(width / 2, (n) => column(width - 1 - n)),
  }
}

function countWhile(most: number, holds: (n: number) => boolean): number {
  let n = 0
  while (n < most && holds(n)) n++
  return n
}

/** The light of a line, a few stray pixels left out. */
function brightest(light: Float32Array, from: number, step: number, count: number): number {
  const values = Array.from({ length: count }, (_, n) => light[from + n * step] ?? 0).sort((a, b) => a - b)
  return values[Math.floor((count - 1) * 0.98)] ?? 0
}

/** Sharp, well lit, colourful, not the very first or last: what a person would pick in a hurry. */
function bestOf(
  lights: readonly Float32Array[],
  frames: readonly Uint8Array[],
  width: number,
  height: number,
): number {
  const scores = lights.map((light, n) => {
    const place =
      frames.length < 4 ? 1 : n === 0 || n === frames.length - 1 ? 0.4 : n < frames.length * 0.6 ? 1 : 0.85
    const average = mean(light)
    const lit = Math.max(0.02, 1 - Math.abs(average - 110) / 130)
    return place * lit * (2 + sharpness(light, width, height)) * (1 + colourfulness(frames[n]) / 60)
  })
  return scores.reduce((best, score, n) => (score > (scores[best] ?? 0) ? n : best), 0)
}

function sharpness(light: Float32Array, width: number, height: number): number {
  let sum = 0
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const around =
        (light[at - 1] ?? 0) + (light[at + 1] ?? 0) + (light[at - width] ?? 0) + (light[at + width] ?? 0)
      sum += Math.abs(4 * (light[at] ?? 0) - around)
    }
  return sum / (width * height)
}

function colourfulness(frame: Uint8Array | undefined): number {
  if (!frame) return 0
  let sum = 0
  for (let n = 0; n + 2 < frame.length; n += 3) {
    const [r = 0, g = 0, b = 0] = [frame[n], frame[n + 1], frame[n + 2]]
    sum += Math.max(r, g, b) - Math.min(r, g, b)
  }
  return sum / (frame.length / 3)
}
