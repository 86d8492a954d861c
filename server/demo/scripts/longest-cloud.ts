import type { Element, FilmScript } from '../film/script.ts'
import type { Track } from '../film/track.ts'
import { credits, layer, seen, uprightTitle, variants } from './parts.ts'

const sky = (hour: Track, from: number, to: number): Element[] => [
  layer(variants('cloud-back', 3, 'jpg'), 0.12, { mix: hour }),
  layer(variants('cloud-cloud', 3), 0.3, {
    mix: hour,
    x: [
      [0, from],
      [9, to],
    ],
    scale: [
      [0, 1.0],
      [9, 1.035],
    ],
    ripple: { reach: 0.0025, length: 0.6, speed: 0.35, from: -0.5, to: 0.5 },
  }),
]

export const longestCloud: FilmScript = {
  id: 'longest-cloud',
  width: 720,
  fps: 24,
  vignette: 0.3,
  grain: 1.4,
  shots: [
    {
      seconds: 6,
      fadeIn: 0.8,
      camera: {
        zoom: [
          [0, 1.0],
          [6, 1.05],
        ],
        y: [
          [0, 0.1],
          [6, -0.02],
        ],
      },
      elements: [
        ...sky(
          [
            [0, 0],
            [6, 0.25],
          ],
          -0.05,
          0.02,
        ),
        layer('cloud-roof.webp', 0.95),
        layer('cloud-pair.webp', 1, {
          opacity: [
            [0, 1],
            [6, 1],
          ],
        }),
        uprightTitle('屋上、八月の\nいちばん長い雲', 'The Longest Cloud\nin August', {
          x: -0.19,
          y: 0.8,
          size: 0.074,
          tint: '#ffffff',
          opacity: seen(1, 5.2),
        }),
      ],
    },
    {
      seconds: 4.6,
      camera: {
        zoom: [
          [0, 1.85],
          [4.6, 1.75],
        ],
        x: [
          [0, -0.14],
          [4.6, -0.1],
        ],
        y: [
          [0, -0.3],
          [4.6, -0.28],
        ],
      },
      elements: [
        ...sky(
          [
            [0, 0.5],
            [4.6, 0.8],
          ],
          -0.02,
          0.03,
        ),
        layer('cloud-roof.webp', 0.95),
        layer('cloud-pair.webp', 1),
      ],
    },
    {
      seconds: 7.6,
      camera: {
        zoom: [
          [0, 1.08],
          [7.6, 1.0],
        ],
        y: [
          [0, 0.0],
          [7.6, 0.1],
        ],
      },
      elements: [
        ...sky(
          [
            [0, 0.9],
            [2, 1],
            [7.6, 2],
          ],
          0.0,
          0.07,
        ),
        layer('cloud-roof.webp', 0.95),
        layer('cloud-pair.webp', 1, {
          opacity: [
            [0, 1],
            [4.2, 1],
            [5.6, 0],
          ],
        }),
        { kind: 'star', at: 6.3, from: [-0.3, 1.3], to: [0.25, 0.8] },
      ],
    },
    {
      seconds: 2.4,
      fadeOut: 0.7,
      elements: [
        credits(['監督|森 あかり', '撮影|森 あかり（十四歳）', '雲|八月三十一日'], seen(0.1, 2.4, 0.4)),
      ],
    },
  ],
  sound: [
    { kind: 'bed', of: 'wind', gain: 0.22, in: 1, out: 2, restless: 0.8 },
    { kind: 'insects', of: 'cicadas', gain: 0.4, in: 1, at: 0, for: 13, out: 4, room: 0.15 },
    { kind: 'insects', of: 'crickets', gain: 0.4, at: 13, for: 8, in: 3, out: 2, room: 0.15 },
    { kind: 'bed', of: 'crowd', gain: 0.06, at: 3, for: 10, in: 2, out: 3, room: 0.4 },
    {
      kind: 'notes',
      notes: [
        [0, 67, 0.36],
        [0.75, 71, 0.3],
        [1.5, 74, 0.32],
        [3, 72, 0.34],
        [3.75, 71, 0.3],
        [4.5, 67, 0.32],
        [6, 64, 0.34],
        [6.75, 67, 0.3],
        [7.5, 71, 0.3],
        [9.6, 62, 0.36],
        [9.7, 74, 0.28],
        [12.2, 67, 0.3],
      ],
      at: 4.6,
      for: 16,
      gain: 0.5,
      room: 0.6,
    },
    { kind: 'pad', notes: [43, 55, 62, 67, 71], at: 10, for: 10.5, gain: 0.36, in: 3, out: 3, room: 0.3 },
  ],
}
