import type { FilmScript } from '../film/script.ts'
import { credits, layer, seen, uprightTitle } from './parts.ts'

const hall = (open: number) =>
  layer(['lift-hall-0.webp', 'lift-hall-1.webp'], 1, {
    mix: [
      [1.2, 0.05],
      [4.6, open],
    ],
  })
const doors = (from: number, to: number) => [
  layer('lift-left.webp', 0.97, {
    x: [
      [from, 0],
      [to, -0.088],
      [9.2, -0.088],
      [11, -0.02],
    ],
  }),
  layer('lift-right.webp', 0.97, {
    x: [
      [from, 0],
      [to, 0.088],
      [9.2, 0.088],
      [11, 0.02],
    ],
  }),
]

export const seventeenthFloor: FilmScript = {
  id: 'seventeenth-floor',
  width: 720,
  fps: 24,
  vignette: 0.35,
  grain: 1.5,
  shots: [
    {
      seconds: 11,
      fadeIn: 0.7,
      camera: {
        zoom: [
          [0, 1.02],
          [11, 1.24],
        ],
        y: [
          [0, 0.03],
          [11, -0.06],
        ],
      },
      elements: [
        layer('lift-inside.jpg', 0.93),
        ...doors(1.4, 4.2),
        hall(1),
        {
          kind: 'card',
          layout: 'level',
          title: '十七',
          x: -0.02,
          y: 0.528,
          size: 0.05,
          tint: '#ff5a36',
          depth: 1,
        },
        {
          kind: 'dust',
          amount: 46,
          bright: 0.5,
          rise: 0.008,
          tint: [255, 226, 170],
          lamp: { x: -0.02, y: -0.2, reach: 3.4 },
        },
        layer(['lift-figure-0.webp', 'lift-figure-1.webp'], 1.06, {
          mix: [
            [1.2, 0],
            [4.4, 1],
          ],
        }),
        uprightTitle('十七階', 'The Seventeenth Floor', {
          x: -0.425,
          y: -0.06,
          opacity: seen(2.6, 7.6),
          size: 0.066,
        }),
      ],
    },
    {
      seconds: 2.8,
      camera: {
        zoom: [
          [0, 2.1],
          [2.8, 2.16],
        ],
        x: -0.02,
        y: 0.4,
      },
      elements: [
        layer('lift-inside.jpg', 0.98),
        layer('lift-left.webp', 1, {
          x: [
            [0, -0.05],
            [1.8, 0],
          ],
        }),
        layer('lift-right.webp', 1, {
          x: [
            [0, 0.05],
            [1.8, 0],
          ],
        }),
        layer(['lift-hall-0.webp', 'lift-hall-1.webp'], 1, {
          mix: [
            [0, 0.6],
            [1.9, 0.02],
          ],
        }),
        {
          kind: 'card',
          layout: 'level',
          title: '十八',
          y: 0.277,
          x: 0.01,
          size: 0.075,
          tint: '#ff5a36',
          opacity: [
            [0, 0],
            [1.9, 0],
            [1.95, 1],
          ],
        },
        {
          kind: 'card',
          layout: 'level',
          title: '十七',
          y: 0.277,
          x: 0.01,
          size: 0.075,
          tint: '#ff5a36',
          opacity: [
            [0, 1],
            [1.8, 1],
            [1.85, 0],
          ],
        },
      ],
    },
    {
      seconds: 2.4,
      fadeOut: 0.8,
      elements: [
        credits(
          ['監督|李 佳恩', '音|トマス・オカフォー＝リンドクヴィスト', 'このビルは、十七階までしかありません'],
          seen(0.1, 2.4, 0.4),
        ),
      ],
    },
  ],
  sound: [
    { kind: 'bed', of: 'room', gain: 0.2, in: 1 },
    { kind: 'hum', hertz: 58, gain: 0.1, in: 1.5, partials: 6 },
    { kind: 'strike', of: 'chime', at: 0.9, gain: 0.36, room: 0.5 },
    { kind: 'strike', of: 'door', at: 1.5, gain: 0.42, room: 0.4 },
    {
      kind: 'pad',
      notes: [38, 50, 57, 64],
      at: 3.2,
      for: 13,
      gain: 0.42,
      in: 3,
      out: 3,
      bright: 0.5,
      room: 0.4,
    },
    {
      kind: 'notes',
      notes: [
        [0, 76, 0.34],
        [1.6, 71, 0.3],
        [3.1, 74, 0.28],
        [5.2, 64, 0.4],
      ],
      at: 4.8,
      for: 11,
      gain: 0.5,
      room: 0.7,
    },
    { kind: 'strike', of: 'door', at: 9.9, gain: 0.34, room: 0.4 },
    { kind: 'strike', of: 'chime', at: 12.9, gain: 0.26, room: 0.7 },
  ],
}
