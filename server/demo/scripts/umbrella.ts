import type { Element, FilmScript } from '../film/script.ts'
import type { Track } from '../film/track.ts'
import { credits, layer, seen, uprightTitle } from './parts.ts'

/** Someone under an umbrella crosses: shadow, two shoes taking turns, canopy. */
function walker(canopy: number, x: Track, y: Track, turn: number, scale: number, pace: number): Element[] {
  const feet = (side: number) =>
    layer('umbrella-shoe.webp', 1, {
      x,
      y,
      turn,
      scale: scale * 0.9,
      pivot: [0, 0],
      opacity: steps(pace, side),
    })
  return [
    layer('umbrella-shadow.webp', 1, { x, y, scale, pivot: [0.05 / scale, -0.07 / scale] }),
    feet(0),
    layer(`umbrella-canopy-${canopy}.webp`, 1.03, {
      x,
      y,
      scale,
      turn: [
        [0, turn - 0.05],
        [3, turn + 0.06],
        [6, turn - 0.04],
        [9, turn + 0.07],
        [12, turn],
      ],
    }),
  ]
}

const steps = (pace: number, side: number): Track =>
  Array.from({ length: 40 }, (_, nth) => [(nth + side * 0.5) * pace, nth % 2] as const)

export const umbrella: FilmScript = {
  id: 'umbrella',
  width: 720,
  fps: 24,
  vignette: 0.36,
  grain: 1.6,
  shots: [
    {
      seconds: 6.4,
      fadeIn: 0.8,
      camera: {
        zoom: [
          [0, 1.1],
          [6.4, 1.02],
        ],
        roll: [
          [0, 0.03],
          [6.4, 0],
        ],
      },
      elements: [
        layer('umbrella-back.jpg'),
        { kind: 'rings', amount: 56, reach: 0.055, bright: 46 },
        ...walker(
          1,
          [
            [0, -0.75],
            [6.4, 0.1],
          ],
          [
            [0, -0.62],
            [6.4, 1.1],
          ],
          0.4,
          0.78,
          0.5,
        ),
        ...walker(
          3,
          [
            [0, 0.34],
            [6.4, -0.4],
          ],
          [
            [0, 0.9],
            [6.4, -1.2],
          ],
          2.1,
          0.72,
          0.47,
        ),
        ...walker(
          2,
          [
            [0, 0.05],
            [6.4, 0.52],
          ],
          [
            [0, -1.3],
            [6.4, 0.5],
          ],
          1.2,
          0.8,
          0.52,
        ),
        { kind: 'rain', amount: 90, wind: 0.05, bright: 62 },
        uprightTitle('傘は、\nひらくまで\n傘じゃない', 'An Umbrella Isn’t One\nUntil It Opens', {
          x: 0.31,
          y: 0.62,
          size: 0.078,
          opacity: seen(1.2, 5.6),
        }),
      ],
    },
    {
      seconds: 7.2,
      camera: {
        zoom: [
          [0, 1.0],
          [7.2, 1.3],
        ],
        x: [
          [0, 0],
          [7.2, -0.05],
        ],
        y: [
          [0, 0],
          [7.2, 0.05],
        ],
        roll: [
          [0, 0],
          [7.2, -0.07],
        ],
      },
      elements: [
        layer('umbrella-back.jpg'),
        { kind: 'rings', amount: 70, reach: 0.055, bright: 46 },
        ...walker(
          1,
          [
            [0, 0.45],
            [7.2, 0.62],
          ],
          [
            [0, 0.2],
            [7.2, 1.4],
          ],
          1.3,
          0.78,
          0.5,
        ),
        layer('umbrella-shadow.webp', 1, {
          x: -0.05,
          y: 0.06,
          scale: [
            [0.9, 0.2],
            [1.25, 1],
          ],
          opacity: [
            [0.9, 0],
            [1.25, 1],
          ],
          pivot: [0.05, -0.07],
        }),
        layer('umbrella-shoe.webp', 1, { x: 0.03, y: -0.02, turn: -0.42, scale: 0.95 }),
        layer('umbrella-shoe.webp', 1, { x: -0.03, y: 0.0, turn: -0.42, scale: 0.95 }),
        layer('umbrella-head.webp', 1.01, { x: 0, y: 0.02, turn: -0.42 }),
        layer('umbrella-canopy-0.webp', 1.04, {
          x: -0.05,
          y: 0.06,
          scale: [
            [0, 0.16],
            [0.9, 0.16],
            [1.08, 1.06],
            [1.25, 1],
            [5, 1],
            [7.2, 1.02],
          ],
          turn: [
            [0, -0.5],
            [0.9, -0.5],
            [1.2, 0.05],
            [4, 0.16],
            [7.2, 0.4],
          ],
        }),
        { kind: 'rain', amount: 90, wind: 0.04, bright: 62 },
      ],
    },
    {
      seconds: 2.6,
      fadeOut: 0.8,
      elements: [credits(['監督|朝倉 ハル', '傘|祖母の形見'], seen(0.1, 2.6, 0.4))],
    },
  ],
  sound: [
    { kind: 'bed', of: 'rain', gain: 0.42, in: 1, out: 1.5 },
    { kind: 'bed', of: 'roof', gain: 0.5, at: 7.35, in: 0.2, out: 2, room: 0.1 },
    { kind: 'bed', of: 'city', gain: 0.24, in: 1, out: 1 },
    {
      kind: 'strikes',
      of: 'step',
      every: 0.52,
      at: 0.2,
      for: 6,
      gain: 0.22,
      pan: -0.4,
      room: 0.15,
      out: 1.2,
    },
    {
      kind: 'strikes',
      of: 'step',
      every: 0.47,
      at: 0.5,
      for: 5.6,
      gain: 0.18,
      pan: 0.5,
      room: 0.15,
      out: 1.2,
    },
    { kind: 'strike', of: 'umbrella', at: 7.3, gain: 0.8, room: 0.25 },
    {
      kind: 'notes',
      notes: [
        [0, 62, 0.4],
        [0.9, 69, 0.35],
        [1.9, 66, 0.38],
        [3.1, 74, 0.42],
        [4.6, 57, 0.4],
        [4.7, 73, 0.3],
        [6.6, 62, 0.34],
      ],
      at: 8.4,
      for: 9,
      gain: 0.5,
      room: 0.6,
    },
    { kind: 'strikes', of: 'drip', every: 0.9, loose: 0.5, at: 13.6, for: 2.4, gain: 0.2, room: 0.6 },
  ],
}
