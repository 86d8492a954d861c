import { rate, type Stereo } from './wave.ts'

/** A room: four delays feeding each other through a Hadamard matrix, duller with every pass. */
export function echo(sound: Stereo, seconds = 2.2): Stereo {
  const delays = [1327, 1733, 2099, 2551].map((length) => new Float32Array(length))
  const places = [0, 0, 0, 0]
  const dull = [0, 0, 0, 0]
  const decay = delays.map((delay) => 10 ** ((-3 * delay.length) / (seconds * rate)))
  const length = sound.left.length
  const [left, right] = [new Float32Array(length), new Float32Array(length)]
  for (let at = 0; at < length; at++) {
    const out = delays.map((delay, nth) => {
      const heard = delay[places[nth] as number] as number
      dull[nth] = (dull[nth] as number) * 0.38 + heard * 0.62
      return (dull[nth] as number) * (decay[nth] as number)
    })
    const [a = 0, b = 0, c = 0, d = 0] = out
    const fed = [a + b + c + d, a - b + c - d, a + b - c - d, a - b - c + d]
    for (let nth = 0; nth < 4; nth++) {
      const delay = delays[nth] as Float32Array
      const place = places[nth] as number
      delay[place] =
        (fed[nth] as number) * 0.5 +
        (nth % 2 ? (sound.right[at] as number) : (sound.left[at] as number)) * 0.5
      places[nth] = place + 1 === delay.length ? 0 : place + 1
    }
    left[at] = a + c
    right[at] = b + d
  }
  return { left, right }
}
