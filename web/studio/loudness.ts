/** A running measurement; feed it blocks of samples and ask for the loudness so far. */
type Meter = { add(channels: readonly Float32Array[]): void; lufs(): number | null }

/**
 * Loudness after ITU-R BS.1770-4: K-weighting (a high shelf, then a high pass), mean square in blocks of 400 ms
 * overlapping by three quarters, gated at −70 LUFS and at 10 LU below the mean. Mono and stereo.
 */
export const createMeter = (sampleRate: number): Meter => {
  const filters: [Biquad, Biquad][] = []
  const step = Math.round(sampleRate / 10)
  const steps: number[] = []
  let sum = 0
  let filled = 0
  return {
    add(channels) {
      while (filters.length < channels.length) filters.push([shelf(sampleRate), highPass(sampleRate)])
      const length = channels[0]?.length ?? 0
      for (let i = 0; i < length; i++) {
        for (let c = 0; c < channels.length; c++) {
          const pair = filters[c]
          if (!pair) continue
          const value = pair[1](pair[0](channels[c]?.[i] ?? 0))
          sum += value * value
        }
        if (++filled === step) {
          steps.push(sum / step)
          sum = 0
          filled = 0
        }
      }
    },
    lufs: () => gated(blocks(steps)),
  }
}

const blocks = (steps: readonly number[]): number[] => {
  const means: number[] = []
  for (let i = 3; i < steps.length; i++)
    means.push(((steps[i - 3] ?? 0) + (steps[i - 2] ?? 0) + (steps[i - 1] ?? 0) + (steps[i] ?? 0)) / 4)
  return means
}

const toLufs = (power: number): number => -0.691 + 10 * Math.log10(power)
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

const gated = (powers: readonly number[]): number | null => {
  const heard = powers.filter((power) => toLufs(power) > -70)
  if (heard.length === 0) return null
  const floor = toLufs(mean(heard)) - 10
  return toLufs(mean(heard.filter((power) => toLufs(power) > floor)))
}

type Biquad = (x: number) => number

const biquad = (b0: number, b1: number, b2: number, a1: number, a2: number): Biquad => {
  let z1 = 0
  let z2 = 0
  return (x) => {
    const y = b0 * x + z1
    z1 = b1 * x - a1 * y + z2
    z2 = b2 * x - a2 * y
    return y
  }
}

// the filters of the recommendation, computed for any sample rate as in libebur128
const shelf = (rate: number): Biquad => {
  const k = Math.tan((Math.PI * 1681.974450955533) / rate)
  const q = 0.7071752369554196
  const vh = 10 ** (3.999843853973347 / 20)
  const vb = vh ** 0.4996667741545416
  const a0 = 1 + k / q + k * k
  return biquad(
    (vh + (vb * k) / q + k * k) / a0,
    (2 * (k * k - vh)) / a0,
    (vh - (vb * k) / q + k * k) / a0,
    (2 * (k * k - 1)) / a0,
    (1 - k / q + k * k) / a0,
  )
}

const highPass = (rate: number): Biquad => {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate)
  const q = 0.5003270373238773
  const a0 = 1 + k / q + k * k
  return biquad(1, -2, 1, (2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0)
}
