import type { Element, FilmScript } from '../film/script.ts'
import { credits, layer, seen, uprightTitle } from './parts.ts'

const backs = ['landing-back-0.jpg', 'landing-back-1.jpg', 'landing-back-2.jpg']
const motes: Element = {
  kind: 'dust',
  amount: 150,
  bright: 0.8,
  rise: 0.006,
  tint: [255, 206, 140],
  lamp: { x: -0.2, y: 0.02, reach: 4.2 },
}

export const landing: FilmScript = {
  id: 'landing',
  width: 1080,
  fps: 24,
  vignette: 0.38,
  grain: 1.7,
  shots: [
    {
      seconds: 6.4,
      fadeIn: 1.4,
      camera: {
        zoom: [
          [0, 1.0],
          [6.4, 1.1],
        ],
        y: [
          [0, -0.07],
          [6.4, 0.02],
        ],
      },
      elements: [
        layer(backs, 0.95, {
          mix: [
            [0, 0.06],
            [1.5, 0.1],
            [6.4, 1],
          ],
        }),
        motes,
        uprightTitle('踊り場', 'The Landing', { x: 0.3, y: 0.66, size: 0.095, opacity: seen(0.6, 3.4) }),
      ],
    },
    {
      seconds: 6,
      camera: {
        zoom: [
          [0, 1.12],
          [6, 1.28],
        ],
        y: [
          [0, 0.0],
          [6, 0.06],
        ],
        x: [
          [0, 0.02],
          [6, -0.03],
        ],
      },
      elements: [
        layer(backs, 0.95, { mix: 1 }),
        layer('landing-above.webp', 1, {
          opacity: [
            [0, 0],
            [0.5, 0],
            [1.6, 1],
          ],
        }),
        motes,
        layer('landing-below.webp', 1.25, {
          y: [
            [0, -0.04],
            [6, 0.0],
          ],
        }),
      ],
    },
    {
      seconds: 5.2,
      camera: {
        zoom: [
          [0, 1.75],
          [5.2, 1.86],
        ],
        x: -0.1,
        y: [
          [0, 0.13],
          [5.2, 0.08],
        ],
      },
      elements: [
        layer(backs, 0.95, {
          mix: [
            [0, 1],
            [5.2, 1.9],
          ],
        }),
        layer('landing-above.webp', 1.03),
        motes,
      ],
    },
    {
      seconds: 3.4,
      fadeOut: 1.6,
      camera: {
        zoom: [
          [0, 1.06],
          [3.4, 1.02],
        ],
      },
      elements: [
        layer(backs, 0.95, {
          mix: [
            [0, 2],
            [3.4, 2],
          ],
        }),
        layer('landing-back-0.jpg', 0.95, {
          opacity: [
            [0, 0],
            [3, 0.95],
          ],
        }),
      ],
    },
    {
      seconds: 2.8,
      fadeOut: 0.9,
      elements: [
        credits(
          ['監督|三田村 いぶき', '出演|李 佳恩　久世 陽太', '音楽|T・オカフォー＝リンドクヴィスト'],
          seen(0.1, 2.8, 0.5),
        ),
      ],
    },
  ],
  sound: [
    { kind: 'bed', of: 'room', gain: 0.22, in: 1.5, out: 1 },
    { kind: 'insects', of: 'cicadas', gain: 0.16, in: 2, at: 0, for: 20, out: 3, room: 0.5 },
    { kind: 'strikes', of: 'step', every: 0.66, at: 6.9, for: 3.2, gain: 0.4, pan: -0.1, room: 0.7 },
    { kind: 'strikes', of: 'step', every: 0.71, at: 18, for: 3.4, gain: 0.3, pan: 0.25, room: 0.9, out: 2 },
    { kind: 'pad', notes: [43, 55, 62, 66, 71], at: 4, for: 18, gain: 0.4, in: 4, out: 4, room: 0.4 },
    {
      kind: 'notes',
      notes: [
        [0, 66, 0.34],
        [1.1, 71, 0.3],
        [2.0, 74, 0.34],
        [3.8, 73, 0.3],
        [5.4, 69, 0.34],
        [7.0, 66, 0.3],
        [8.8, 62, 0.36],
        [8.9, 50, 0.36],
        [11, 71, 0.24],
      ],
      at: 9.4,
      for: 14,
      gain: 0.52,
      room: 0.7,
    },
  ],
}
