import { chance, seedOf } from './chance.ts'
import type { Flicker } from './script.ts'

/** How much of the light is left at a moment, 0 to 1. */
export function lightAt(flicker: Flicker | undefined, second: number): number {
  if (!flicker) return 1
  const beat = second * flicker.rate
  if (flicker.kind === 'candle') {
    const breath =
      0.5 * Math.sin(beat * 6.1) + 0.3 * Math.sin(beat * 9.7 + 1) + 0.2 * Math.sin(beat * 17.3 + 2)
    return 1 - flicker.depth * (0.5 + 0.5 * breath)
  }
  if (flicker.kind === 'screen') {
    const cut = Math.floor(beat)
    return 1 - flicker.depth * (0.65 * draw('cut', cut) + 0.35 * draw('sway', Math.floor(beat * 5)))
  }
  const burst = draw('burst', Math.floor(beat))
  if (burst < 0.62) return 1 - flicker.depth * 0.06 * draw('hum', Math.floor(second * 24))
  return draw('blink', Math.floor(second * 15)) > 0.55 ? 1 : 1 - flicker.depth
}

function draw(name: string, step: number): number {
  return chance(seedOf(name) + Math.imul(step, 7919))()
}
