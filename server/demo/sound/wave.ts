export const rate = 48000

/** Two channels of samples, −1 to 1. */
export type Stereo = { readonly left: Float32Array; readonly right: Float32Array }

export function silence(seconds: number): Stereo {
  const length = Math.max(1, Math.round(seconds * rate))
  return { left: new Float32Array(length), right: new Float32Array(length) }
}

export function hertzOf(midi: number): number {
  return 440 * 2 ** ((midi - 69) / 12)
}

/** Two-pole filters after Robert Bristow-Johnson's cookbook, in place. */
export function filter(
  samples: Float32Array,
  kind: 'low' | 'high' | 'band',
  hertz: number,
  q = Math.SQRT1_2,
): Float32Array {
  const omega = (2 * Math.PI * hertz) / rate
  const [cos, alpha] = [Math.cos(omega), Math.sin(omega) / (2 * q)]
  const [b0, b1, b2] =
    kind === 'low'
      ? [(1 - cos) / 2, 1 - cos, (1 - cos) / 2]
      : kind === 'high'
        ? [(1 + cos) / 2, -1 - cos, (1 + cos) / 2]
        : [alpha, 0, -alpha]
  const a0 = 1 + alpha
  const [c0, c1, c2, d1, d2] = [b0 / a0, b1 / a0, b2 / a0, (-2 * cos) / a0, (1 - alpha) / a0]
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  for (let at = 0; at < samples.length; at++) {
    const x = samples[at] as number
    const y = c0 * x + c1 * x1 + c2 * x2 - d1 * y1 - d2 * y2
    ;[x2, x1, y2, y1] = [x1, x, y1, y]
    samples[at] = y
  }
  return samples
}

export function noise(length: number, draw: () => number): Float32Array {
  const samples = new Float32Array(length)
  for (let at = 0; at < length; at++) samples[at] = draw() * 2 - 1
  return samples
}
