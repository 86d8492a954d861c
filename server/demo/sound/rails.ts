import { filter, noise, rate, type Stereo } from './wave.ts'

/** A train. `far`: a soft double beat across fields; else it comes from the left, passes and goes to the right. */
export function rails(length: number, pace: number, far: boolean, draw: () => number): Stereo {
  const roar = filter(filter(noise(length, draw), 'low', far ? 300 : 900), 'high', 45)
  const squeal = filter(noise(length, draw), 'band', 2700, 14)
  for (let at = 0; at < length; at++) {
    const second = at / rate
    const beat = (second * pace) % 1
    const joint = Math.exp(-beat * 16) + 0.8 * Math.exp(-Math.max(0, beat - 0.2) * 16) * (beat > 0.2 ? 1 : 0)
    const share = at / length
    const near = far
      ? 0.5 + 0.5 * Math.sin(share * Math.PI)
      : Math.exp(-(((share - 0.5) / 0.2) ** 2)) + 0.16 * Math.sin(share * Math.PI)
    roar[at] =
      ((roar[at] as number) * (0.55 + 1.5 * joint) + (far ? 0 : (squeal[at] as number) * 0.18 * near)) *
      near *
      (far ? 1.4 : 1.7)
  }
  const [left, right] = [new Float32Array(length), new Float32Array(length)]
  for (let at = 0; at < length; at++) {
    const side = far ? 0.5 : at / length
    left[at] = (roar[at] as number) * Math.cos((side * Math.PI) / 2) * 1.3
    right[at] = (roar[at] as number) * Math.sin((side * Math.PI) / 2) * 1.3
  }
  return { left, right }
}
