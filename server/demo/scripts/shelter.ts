import type { FilmScript } from '../film/script.ts'
import { credits, layer, seen, uprightTitle } from './parts.ts'

const buzz = { kind: 'neon', depth: 0.45, rate: 0.8 } as const

export const shelter: FilmScript = {
  id: 'shelter',
  width: 720,
  fps: 24,
  vignette: 0.36,
  grain: 1.6,
  shots: [
    {
      seconds: 13.2,
      fadeIn: 1,
      camera: {
        zoom: [
          [0, 1.5],
          [13.2, 1.08],
        ],
        x: [
          [0, 0.04],
          [13.2, 0],
        ],
        y: [
          [0, -0.16],
          [13.2, -0.02],
        ],
        hand: 0.004,
      },
      elements: [
        layer(['vending-back-0.jpg', 'vending-back-1.jpg'], 0.86, { mix: 1, flicker: buzz }),
        layer(['vending-machine-0.webp', 'vending-machine-1.webp'], 1, { mix: 1, flicker: buzz }),
        layer('vending-figure.webp', 1.04, { x: -0.04 }),
        { kind: 'rings', amount: 18, reach: 0.02, bright: 20 },
        {
          kind: 'rain',
          amount: 170,
          wind: 0.09,
          bright: 58,
          opacity: [
            [0, 1],
            [9, 1],
            [12.6, 0.25],
          ],
        },
        uprightTitle('雨やどり', 'Shelter', { x: 0.36, y: 0.72, size: 0.08, opacity: seen(2, 8) }),
      ],
    },
    { seconds: 2.2, fadeOut: 0.6, elements: [credits(['監督|小森 ひな'], seen(0.05, 2.2, 0.35))] },
  ],
  sound: [
    { kind: 'bed', of: 'rain', gain: 0.5, in: 1, out: 4 },
    { kind: 'hum', hertz: 100, partials: 7, gain: 0.14, in: 1.5, out: 1 },
    {
      kind: 'strikes',
      of: 'drip',
      every: 0.8,
      loose: 0.5,
      at: 8,
      for: 7,
      gain: 0.2,
      room: 0.5,
      in: 2,
      out: 1,
    },
    {
      kind: 'notes',
      notes: [
        [0, 69, 0.3],
        [1.4, 72, 0.28],
        [2.8, 67, 0.3],
        [5, 64, 0.3],
        [7, 60, 0.34],
      ],
      at: 3,
      for: 12,
      gain: 0.46,
      room: 0.6,
    },
  ],
}
