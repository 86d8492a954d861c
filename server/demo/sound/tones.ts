import { hertzOf, rate, type Stereo } from './wave.ts'

/** A soft chord of slightly detuned voices that breathe. */
export function pad(notes: readonly number[], length: number, draw: () => number, bright = 0.4): Stereo {
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  for (const note of notes) {
    for (let voice = 0; voice < 3; voice++) {
      const hertz = hertzOf(note) * (1 + (voice - 1) * 0.0023 + 0.0006 * draw())
      const [phase, slow, side] = [draw() * 6.28, 0.05 + 0.09 * draw(), voice / 2]
      const step = (2 * Math.PI * hertz) / rate
      for (let at = 0; at < length; at++) {
        const breath = 0.7 + 0.3 * Math.sin((at / rate) * slow * 6.28 + phase)
        const angle = at * step + phase
        const value =
          (Math.sin(angle) + bright * 0.35 * Math.sin(2 * angle) + bright * 0.12 * Math.sin(3 * angle)) *
          breath *
          0.07
        left[at] = (left[at] as number) + value * (1 - side * 0.7)
        right[at] = (right[at] as number) + value * (0.3 + side * 0.7)
      }
    }
  }
  return { left, right }
}

/** Struck notes: partials that die the faster the higher they are, a little sharp as on strings. */
export function notes(
  list: readonly (readonly [number, number, number])[],
  length: number,
  voice: 'piano' | 'glass' = 'piano',
): Stereo {
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  for (const [second, midi, force] of list) {
    const start = Math.round(second * rate)
    const hertz = hertzOf(midi)
    const side = Math.min(0.8, Math.max(0.2, (midi - 36) / 60))
    const partials = voice === 'glass' ? [1, 2.76, 5.4] : [1, 2, 3, 4, 5, 6, 7]
    for (const [nth, partial] of partials.entries()) {
      const pitch = hertz * partial * (voice === 'piano' ? Math.sqrt(1 + 0.0004 * partial * partial) : 1)
      if (pitch > 16000) break
      const level =
        force ** (1 + nth * 0.25) *
        (voice === 'glass' ? ([1, 0.32, 0.12][nth] ?? 0) : 1 / (nth + 1) ** 1.35) *
        1.05
      const fall = (voice === 'glass' ? 1.6 : 2.4) * (220 / hertz) ** 0.35
      const decay = Math.exp(-(1 + nth * 0.75) / (fall * rate))
      const step = (2 * Math.PI * pitch) / rate
      let strength = level
      const end = Math.min(length, start + Math.round(rate * 6))
      for (let at = start; at < end; at++) {
        const age = at - start
        const value = Math.sin(age * step) * strength * Math.min(1, age / 160)
        left[at] = (left[at] as number) + value * (1.1 - side)
        right[at] = (right[at] as number) + value * (0.1 + side)
        strength *= decay
      }
    }
  }
  return { left, right }
}

export function hum(hertz: number, length: number, draw: () => number, partials = 5): Stereo {
  const samples = new Float32Array(length)
  for (let partial = 1; partial <= partials; partial++) {
    const [phase, beat] = [draw() * 6.28, 0.2 + 0.5 * draw()]
    const step = (2 * Math.PI * hertz * partial) / rate
    const level = 0.1 / partial ** 1.2
    for (let at = 0; at < length; at++)
      samples[at] =
        (samples[at] as number) +
        level * Math.sin(at * step + phase) * (0.8 + 0.2 * Math.sin((at / rate) * beat * 6.28 + phase))
  }
  return { left: samples, right: samples.slice() }
}

/** Crickets chirp in groups; cicadas swell and break off. */
export function insects(of: 'crickets' | 'cicadas', length: number, draw: () => number): Stereo {
  const left = new Float32Array(length)
  const right = new Float32Array(length)
  const voices = Array.from({ length: of === 'crickets' ? 5 : 4 }, () => ({
    hertz: of === 'crickets' ? 3900 + 900 * draw() : 4300 + 1500 * draw(),
    pulse: of === 'crickets' ? 28 + 6 * draw() : 95 + 40 * draw(),
    cycle: of === 'crickets' ? 0.5 + 0.5 * draw() : 5 + 4 * draw(),
    shift: draw(),
    side: draw(),
  }))
  for (const voice of voices) {
    for (let at = 0; at < length; at++) {
      const second = at / rate
      const place = (second / voice.cycle + voice.shift) % 1
      const open =
        of === 'crickets'
          ? (place < 0.45 ? 1 : 0) * Math.sin((place / 0.45) * Math.PI)
          : Math.sin(place * Math.PI) ** 2
      if (open < 0.01) continue
      const value =
        Math.sin(second * voice.hertz * 6.2832) *
        (0.5 + 0.5 * Math.sin(second * voice.pulse * 6.2832)) ** 2 *
        open *
        0.4
      left[at] = (left[at] as number) + value * (1 - voice.side)
      right[at] = (right[at] as number) + value * voice.side
    }
  }
  return { left, right }
}
