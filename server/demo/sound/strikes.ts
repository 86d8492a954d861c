import type { StrikeName } from './cue.ts'
import { filter, noise, rate } from './wave.ts'

type Draw = () => number

/** One short sound, mono. */
export function strike(name: StrikeName, draw: Draw): Float32Array {
  return makers[name](draw)
}

const makers: Readonly<Record<StrikeName, (draw: Draw) => Float32Array>> = {
  coin: (draw) =>
    sum(
      ringing([2640, 4180, 6230, 7480], 0.28, 0.35, draw),
      later(0.11, ringing([2590, 4320, 6010], 0.22, 0.22, draw)),
    ),
  can: (draw) =>
    sum(
      thud(draw, 95, 0.16, 1),
      later(0.05, ringing([412, 893, 1710, 2480], 0.1, 0.3, draw)),
      later(0.16, thud(draw, 130, 0.09, 0.5)),
      later(0.24, thud(draw, 120, 0.07, 0.25)),
    ),
  click: (draw) => sum(puff(draw, 2600, 0.012, 0.8), later(0.035, puff(draw, 1800, 0.016, 0.4))),
  step: (draw) =>
    sum(
      thud(draw, 85 + 20 * draw(), 0.06, 0.55),
      puff(draw, 1500, 0.03, 0.35),
      later(0.07, puff(draw, 2300, 0.03, 0.2)),
    ),
  snowstep: (draw) => sum(crunch(draw, 0.2, 0.55), thud(draw, 70, 0.05, 0.2)),
  woodstep: (draw) => sum(thud(draw, 140 + 30 * draw(), 0.07, 0.6), ringing([310, 520], 0.05, 0.2, draw)),
  drip: (draw) => chirp(500 + 500 * draw(), 1.9, 0.09, 0.5),
  splash: (draw) =>
    sum(
      puff(draw, 900, 0.2, 0.7),
      later(0.05, puff(draw, 2200, 0.26, 0.32)),
      later(0.2, chirp(320, 1.6, 0.07, 0.16)),
    ),
  boom: (draw) =>
    sum(thud(draw, 46, 0.55, 1.5), puff(draw, 160, 0.5, 1.2), later(0.18, puff(draw, 110, 0.9, 0.5))),
  crackle: (draw) => crackle(draw, 1.5),
  suzu: (draw) =>
    Array.from({ length: 9 }, (_, nth) =>
      later(nth * 0.05 + 0.03 * draw(), ringing([3120, 4710, 6890], 0.16, 0.16, draw)),
    ).reduce((all, one) => sum(all, one)),
  chime: (draw) =>
    sum(
      ringing([988, 1976, 2964], 0.9, 0.36, draw),
      later(0.42, ringing([784, 1568, 2352], 1.3, 0.36, draw)),
    ),
  ring: (draw) =>
    Array.from({ length: 16 }, (_, nth) =>
      later(nth * 0.056, ringing([1480, 1730, 2960], 0.1, 0.2, draw)),
    ).reduce((all, one) => sum(all, one)),
  flap: (draw) => sum(puff(draw, 320, 0.1, 0.8), later(0.08, puff(draw, 700, 0.09, 0.4))),
  umbrella: (draw) =>
    sum(
      puff(draw, 420, 0.13, 1.1),
      later(0.02, thud(draw, 110, 0.08, 0.6)),
      later(0.1, ringing([1900, 3300], 0.05, 0.12, draw)),
    ),
  door: (draw) => sum(rumble(draw, 1.6, 0.5), later(1.55, thud(draw, 70, 0.18, 0.7))),
  tap: (draw) => sum(thud(draw, 210, 0.03, 0.4), puff(draw, 2400, 0.01, 0.4)),
  bowl: (draw) => ringing([1230, 2890, 4710], 0.35, 0.26, draw),
  shutter: (draw) =>
    Array.from({ length: 14 }, (_, nth) =>
      later(nth * 0.07, puff(draw, 1300 + 500 * draw(), 0.03, 0.35)),
    ).reduce((all, one) => sum(all, one)),
  heart: (draw) => sum(thud(draw, 52, 0.1, 0.9), later(0.24, thud(draw, 46, 0.12, 0.65))),
}

function blank(seconds: number): Float32Array {
  return new Float32Array(Math.round(seconds * rate))
}

function ringing(hertz: readonly number[], seconds: number, force: number, draw: Draw): Float32Array {
  const samples = blank(seconds * 6)
  for (const [nth, pitch] of hertz.entries()) {
    const step = (2 * Math.PI * pitch * (1 + 0.004 * (draw() - 0.5))) / rate
    const fall = seconds * rate * (1 / (1 + nth * 0.4))
    for (let at = 0; at < samples.length; at++)
      samples[at] =
        (samples[at] as number) +
        (force / (nth + 1)) * Math.exp(-at / fall) * Math.sin(at * step) * Math.min(1, at / 40)
  }
  return samples
}

function thud(draw: Draw, hertz: number, seconds: number, force: number): Float32Array {
  const samples = blank(seconds * 6)
  const shift = 0.9 + 0.2 * draw()
  let angle = 0
  for (let at = 0; at < samples.length; at++) {
    angle += (2 * Math.PI * hertz * shift * (1 + 0.8 * Math.exp(-at / (0.012 * rate)))) / rate
    samples[at] = force * Math.exp(-at / (seconds * rate)) * Math.sin(angle) * Math.min(1, at / 60)
  }
  return samples
}

function puff(draw: Draw, hertz: number, seconds: number, force: number): Float32Array {
  const samples = filter(noise(Math.round(seconds * 6 * rate), draw), 'band', hertz, 0.8)
  for (let at = 0; at < samples.length; at++)
    samples[at] =
      (samples[at] as number) *
      force *
      2 *
      Math.exp(-at / (seconds * rate)) *
      Math.min(1, at / (0.12 * seconds * rate + 20))
  return samples
}

function crunch(draw: Draw, seconds: number, force: number): Float32Array {
  const samples = filter(filter(noise(Math.round(seconds * rate), draw), 'high', 900), 'low', 5200)
  for (let at = 0; at < samples.length; at++) {
    const share = at / samples.length
    const grain = draw() < 0.985 ? 0.35 : 1.6
    samples[at] = (samples[at] as number) * force * grain * Math.sin(share * Math.PI) ** 1.4
  }
  return filter(samples, 'low', 4200)
}

function crackle(draw: Draw, seconds: number): Float32Array {
  const samples = blank(seconds)
  for (let nth = 0; nth < 150; nth++) {
    const start = Math.floor(draw() ** 1.4 * (samples.length - 400))
    const force = 0.35 * draw() * (1 - start / samples.length)
    for (let at = 0; at < 300; at++)
      samples[start + at] = (samples[start + at] as number) + force * (draw() * 2 - 1) * Math.exp(-at / 34)
  }
  return filter(samples, 'high', 1400)
}

function rumble(draw: Draw, seconds: number, force: number): Float32Array {
  const samples = filter(noise(Math.round(seconds * rate), draw), 'low', 240)
  for (let at = 0; at < samples.length; at++)
    samples[at] = (samples[at] as number) * force * 3 * Math.sin((at / samples.length) * Math.PI) ** 0.7
  return samples
}

function chirp(hertz: number, rise: number, seconds: number, force: number): Float32Array {
  const samples = blank(seconds * 3)
  let angle = 0
  for (let at = 0; at < samples.length; at++) {
    angle += (2 * Math.PI * hertz * (1 + (rise - 1) * Math.min(1, at / (seconds * rate)))) / rate
    samples[at] = force * Math.exp(-at / (seconds * 0.6 * rate)) * Math.sin(angle) * Math.min(1, at / 50)
  }
  return samples
}

function later(seconds: number, samples: Float32Array): Float32Array {
  const start = Math.round(seconds * rate)
  const shifted = new Float32Array(start + samples.length)
  shifted.set(samples, start)
  return shifted
}

function sum(...all: readonly Float32Array[]): Float32Array {
  const total = new Float32Array(Math.max(...all.map((one) => one.length)))
  for (const one of all)
    for (let at = 0; at < one.length; at++) total[at] = (total[at] as number) + (one[at] as number)
  return total
}
