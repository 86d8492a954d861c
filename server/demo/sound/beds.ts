import type { BedName } from './cue.ts'
import { filter, noise, rate, type Stereo } from './wave.ts'

type Shape = {
  readonly low: number
  readonly high: number
  readonly level: number
  readonly swell: number
  readonly slow: number
}

const shapes: Readonly<Record<BedName, Shape>> = {
  rain: { low: 700, high: 9000, level: 0.5, swell: 0.18, slow: 0.31 },
  roof: { low: 180, high: 3200, level: 0.7, swell: 0.22, slow: 0.23 },
  wind: { low: 90, high: 620, level: 1.5, swell: 0.65, slow: 0.17 },
  sea: { low: 120, high: 2400, level: 0.9, swell: 0.85, slow: 0.115 },
  city: { low: 50, high: 420, level: 1.6, swell: 0.25, slow: 0.07 },
  room: { low: 60, high: 260, level: 1.4, swell: 0.08, slow: 0.05 },
  steam: { low: 2200, high: 8500, level: 0.4, swell: 0.35, slow: 0.9 },
  crowd: { low: 260, high: 1500, level: 1.1, swell: 0.4, slow: 0.6 },
  water: { low: 240, high: 1900, level: 0.9, swell: 0.5, slow: 0.8 },
  engine: { low: 38, high: 210, level: 2.2, swell: 0.2, slow: 0.35 },
}

/** A continuous sound out of shaped noise: rain, wind, the sea, a town at night. */
export function bed(name: BedName, length: number, draw: () => number, restless = 0.5): Stereo {
  const shape = shapes[name]
  const phase = draw() * 6.28
  return {
    left: side(shape, length, draw, phase, restless, name),
    right: side(shape, length, draw, phase + 0.7, restless, name),
  }
}

function side(
  shape: Shape,
  length: number,
  draw: () => number,
  phase: number,
  restless: number,
  name: BedName,
): Float32Array {
  const samples = filter(filter(noise(length, draw), 'high', shape.low), 'low', shape.high, 0.6)
  if (name === 'wind') whistle(samples, draw, phase)
  if (name === 'rain' || name === 'roof')
    patter(samples, draw, name === 'roof' ? 46 : 90, name === 'roof' ? 900 : 3200)
  if (name === 'crowd') babble(samples, draw)
  const step = (2 * Math.PI * shape.slow) / rate
  const swell = shape.swell * (0.5 + restless)
  for (let at = 0; at < samples.length; at++) {
    const slow = 0.5 + 0.35 * Math.sin(at * step + phase) + 0.15 * Math.sin(at * step * 2.73 + phase * 2)
    const level = 1 - swell + swell * (name === 'sea' ? slow ** 2.2 : slow)
    samples[at] = (samples[at] as number) * level * shape.level
  }
  return samples
}

/** The moving tone inside wind. */
function whistle(samples: Float32Array, draw: () => number, phase: number): void {
  const thin = filter(noise(samples.length, draw), 'band', 520, 9)
  for (let at = 0; at < samples.length; at++) {
    const gust = Math.max(0, Math.sin((at / rate) * 0.9 + phase)) ** 3
    samples[at] = (samples[at] as number) + (thin[at] as number) * gust * 1.1
  }
}

/** Single drops, each a short falling tone. */
function patter(samples: Float32Array, draw: () => number, aSecond: number, hertz: number): void {
  const drops = (samples.length / rate) * aSecond
  for (let drop = 0; drop < drops; drop++) {
    const start = Math.floor(draw() * samples.length)
    const pitch = hertz * (0.6 + 1.2 * draw())
    const force = 0.1 + 0.32 * draw() ** 3
    const long = Math.min(samples.length - start, 900)
    for (let at = 0; at < long; at++)
      samples[start + at] =
        (samples[start + at] as number) +
        force * Math.exp(-at / 110) * Math.sin((2 * Math.PI * pitch * at * (1 - at / 4000)) / rate)
  }
}

/** Voices too far to be words. */
function babble(samples: Float32Array, draw: () => number): void {
  const voices = Array.from({ length: 7 }, () => [110 + 140 * draw(), 2 + 3 * draw(), draw() * 6.28] as const)
  for (let at = 0; at < samples.length; at++) {
    const second = at / rate
    let sum = 0
    for (const [hertz, pace, phase] of voices)
      sum +=
        Math.max(0, Math.sin(second * pace * 6.28 + phase)) ** 2 *
        Math.sin(second * hertz * 6.28 + 2 * Math.sin(second * 5 + phase))
    samples[at] = (samples[at] as number) * (0.6 + 0.1 * sum) + sum * 0.012
  }
}
