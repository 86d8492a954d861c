import { chance, seedOf } from '../film/chance.ts'
import { bed } from './beds.ts'
import type { Cue } from './cue.ts'
import { echo } from './echo.ts'
import { rails } from './rails.ts'
import { strike } from './strikes.ts'
import { hum, insects, notes, pad } from './tones.ts'
import { filter, rate, type Stereo, silence } from './wave.ts'

const ceiling = 0.84

/** All sounds of a film together: room added, rumble taken out, never above −1.5 dBFS, rising and sinking at its ends. */
export function mixDown(cues: readonly Cue[], seconds: number, name: string): Stereo {
  const dry = silence(seconds)
  const wet = silence(seconds)
  for (const [nth, cue] of cues.entries()) {
    const draw = chance(seedOf(`${name} sound ${nth}`))
    const start = Math.round((cue.at ?? 0) * rate)
    const length = Math.min(dry.left.length - start, Math.round((cue.for ?? seconds) * rate))
    if (length <= 0) continue
    const sound = shaped(play(cue, length, draw), cue)
    add(dry, sound, start, 1)
    if (cue.room) add(wet, sound, start, cue.room)
  }
  add(dry, echo(wet), 0, 1)
  for (const side of [dry.left, dry.right]) filter(side, 'high', 32)
  return levelled(dry)
}

function play(cue: Cue, length: number, draw: () => number): Stereo {
  switch (cue.kind) {
    case 'bed':
      return bed(cue.of, length, draw, cue.restless)
    case 'hum':
      return hum(cue.hertz, length, draw, cue.partials)
    case 'insects':
      return insects(cue.of, length, draw)
    case 'pad':
      return pad(cue.notes, length, draw, cue.bright)
    case 'notes':
      return notes(cue.notes, length, cue.voice)
    case 'rails':
      return rails(length, cue.pace, cue.far ?? false, draw)
    case 'strike':
      return centred(strike(cue.of, draw), length)
    case 'strikes':
      return again(cue.of, cue.every, cue.loose ?? 0.06, length, draw)
  }
}

function again(
  of: Parameters<typeof strike>[0],
  every: number,
  loose: number,
  length: number,
  draw: () => number,
): Stereo {
  const samples = new Float32Array(length)
  for (let second = 0.02; second * rate < length; second += every * (1 + loose * (draw() * 2 - 1))) {
    const start = Math.round(second * rate)
    const one = strike(of, draw)
    const force = 0.75 + 0.4 * draw()
    for (let at = 0; at < one.length && start + at < length; at++)
      samples[start + at] = (samples[start + at] as number) + (one[at] as number) * force
  }
  return { left: samples, right: samples.slice() }
}

function centred(samples: Float32Array, length: number): Stereo {
  const cut = samples.subarray(0, Math.min(length, samples.length))
  return { left: cut.slice(), right: cut.slice() }
}

function shaped(sound: Stereo, cue: Cue): Stereo {
  const pan = cue.pan ?? 0
  const length = sound.left.length
  const [rise, fall] = [(cue.in ?? 0.01) * rate, (cue.out ?? 0.03) * rate]
  for (const [side, share] of [
    [sound.left, Math.min(1, 1 - pan)] as const,
    [sound.right, Math.min(1, 1 + pan)] as const,
  ]) {
    for (let at = 0; at < length; at++) {
      const edge = Math.min(1, at / rise, (length - at) / fall)
      side[at] = (side[at] as number) * cue.gain * share * edge * edge * (3 - 2 * edge)
    }
  }
  return sound
}

function add(to: Stereo, sound: Stereo, start: number, share: number): void {
  const end = Math.min(to.left.length - start, sound.left.length)
  for (let at = 0; at < end; at++) {
    to.left[start + at] = (to.left[start + at] as number) + (sound.left[at] as number) * share
    to.right[start + at] = (to.right[start + at] as number) + (sound.right[at] as number) * share
  }
}

/** Peaks are pressed softly, not cut; the ends are silent. */
function levelled(sound: Stereo): Stereo {
  let peak = 0.001
  for (const side of [sound.left, sound.right])
    for (const sample of side) peak = Math.max(peak, Math.abs(sample))
  const gain = Math.min(4, 1.1 / peak)
  const length = sound.left.length
  const edge = rate * 0.25
  for (const side of [sound.left, sound.right]) {
    for (let at = 0; at < length; at++) {
      const ends = Math.min(1, at / edge, (length - 1 - at) / edge)
      side[at] = ceiling * Math.tanh((side[at] as number) * gain) * ends
    }
  }
  return sound
}
