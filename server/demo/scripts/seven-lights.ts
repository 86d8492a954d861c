import type { Element, FilmScript } from '../film/script.ts'
import { credits, layer, levelTitle, seen, variants } from './parts.ts'

const lamps = { kind: 'neon', depth: 0.8, rate: 0.7 } as const
const platform: Element[] = [
  layer(['platform-back-0.jpg', 'platform-back-1.jpg'], 0.95, { mix: 1, flicker: lamps }),
]
const number = (figure: string): Element => ({
  kind: 'card',
  layout: 'level',
  title: figure,
  x: -0.4,
  y: -0.8,
  size: 0.05,
  opacity: [
    [0, 0],
    [0.25, 0.9],
    [9, 0.9],
  ],
})

/** Three people miss the last train and count the lights on their way home. */
export const sevenLights: FilmScript = {
  id: 'seven-lights',
  width: 720,
  fps: 24,
  vignette: 0.38,
  grain: 1.8,
  shots: [
    {
      seconds: 6.4,
      fadeIn: 1,
      camera: {
        zoom: [
          [0, 1.0],
          [6.4, 1.14],
        ],
        y: [
          [0, 0.05],
          [6.4, -0.04],
        ],
      },
      elements: [
        ...platform,
        layer('platform-figure.webp', 1.04),
        layer(variants('walker-away', 12), 1.1, {
          rate: 0.85,
          x: [
            [0, 0.3],
            [6.4, 0.17],
          ],
          y: [
            [0, -0.46],
            [6.4, -0.13],
          ],
          scale: [
            [0, 0.52],
            [6.4, 0.26],
          ],
        }),
        levelTitle('終電を逃した三人が見つけた七つの光', 'Seven Small Lights After the Last Train', {
          y: -0.7,
          size: 0.044,
          opacity: seen(0.6, 3.4),
        }),
      ],
    },
    {
      seconds: 2.6,
      camera: {
        zoom: [
          [0, 2.1],
          [2.6, 2.25],
        ],
        x: -0.05,
        y: 0.3,
      },
      elements: [...platform, number('一')],
    },
    {
      seconds: 2.8,
      camera: {
        zoom: [
          [0, 1.25],
          [2.8, 1.32],
        ],
        x: [
          [0, 0.06],
          [2.8, 0.08],
        ],
        y: -0.08,
      },
      elements: [
        layer('vending-back-1.jpg', 0.86),
        layer('vending-machine-1.webp', 1),
        layer(variants('walker-across', 12), 1.06, {
          rate: 0.9,
          x: [
            [0, -0.45],
            [2.8, 0.14],
          ],
          y: -0.3,
          scale: 0.34,
        }),
        number('二'),
      ],
    },
    {
      seconds: 2.6,
      camera: {
        zoom: [
          [0, 2.5],
          [2.6, 2.3],
        ],
        x: 0.19,
        y: -0.2,
      },
      elements: [layer('danchi-back.jpg', 0.3), layer('danchi-block-2.webp', 0.85), number('三')],
    },
    {
      seconds: 2.8,
      camera: {
        zoom: [
          [0, 1.5],
          [2.8, 1.6],
        ],
        x: [
          [0, 0.02],
          [2.8, 0],
        ],
        y: -0.02,
      },
      elements: [
        layer('ramen-back.jpg', 0.8),
        layer(['ramen-stall-0.webp', 'ramen-stall-1.webp'], 0.95, {
          mix: 1,
          flicker: { kind: 'candle', depth: 0.12, rate: 1 },
        }),
        layer('ramen-cook.webp', 1),
        { kind: 'steam', x: 0.22, y: -0.1, width: 0.13, height: 0.4, bright: 0.16, tint: [255, 224, 180] },
        number('四'),
      ],
    },
    {
      seconds: 2.8,
      camera: {
        zoom: [
          [0, 1.3],
          [2.8, 1.22],
        ],
        x: 0.03,
        y: [
          [0, -0.02],
          [2.8, 0.02],
        ],
      },
      elements: [
        layer('booth-back.jpg', 0.2),
        layer('booth-hill-1.webp', 0.8),
        layer(['booth-booth-0.webp', 'booth-booth-1.webp'], 1, {
          mix: 1,
          flicker: { kind: 'neon', depth: 0.5, rate: 1.1 },
        }),
        layer('booth-grass.webp', 1.3),
        number('五'),
      ],
    },
    {
      seconds: 2.8,
      camera: {
        zoom: [
          [0, 1.2],
          [2.8, 1.12],
        ],
        y: [
          [0, 0.16],
          [2.8, 0.1],
        ],
      },
      elements: [
        layer('sea-back-2.jpg', 0.3),
        layer('sea-sea-2.webp', 0.55, {
          ripple: { reach: 0.006, length: 0.055, speed: 2.1, from: 0.12, to: -0.6 },
        }),
        { kind: 'star', at: 0.9, from: [0.3, 1.3], to: [-0.2, 0.7] },
        number('六'),
      ],
    },
    {
      seconds: 4.4,
      camera: {
        zoom: [
          [0, 1.0],
          [4.4, 1.04],
        ],
      },
      elements: [
        layer(['sea-back-2.jpg', 'sea-back-1.jpg', 'sea-back-0.jpg'], 0.3, {
          mix: [
            [0, 0.4],
            [4.4, 2],
          ],
        }),
        layer(['sea-sea-2.webp', 'sea-sea-1.webp', 'sea-sea-0.webp'], 0.55, {
          mix: [
            [0, 0.4],
            [4.4, 2],
          ],
          ripple: { reach: 0.006, length: 0.055, speed: 2.1, from: 0.12, to: -0.6 },
        }),
        ...(
          [
            [-0.3, 0.34],
            [-0.17, 0.31],
            [-0.05, 0.33],
          ] as const
        ).map(([x, scale]) =>
          layer(variants('walker-away', 12), 1.1, { rate: 0.001, x, y: -0.72, scale: scale * 1.9 }),
        ),
        number('七'),
      ],
    },
    {
      seconds: 2.6,
      fadeOut: 0.8,
      elements: [
        credits(
          ['監督|トマス・オカフォー＝リンドクヴィスト', '三人|李 佳恩　久世 陽太　森 千尋'],
          seen(0.1, 2.6, 0.4),
        ),
      ],
    },
  ],
  sound: [
    { kind: 'hum', hertz: 100, partials: 6, gain: 0.1, for: 9, out: 0.1, in: 1 },
    { kind: 'rails', pace: 2.2, at: 0, for: 4.2, gain: 0.34, in: 0.2, out: 2.5, room: 0.3 },
    { kind: 'strikes', of: 'step', every: 0.59, at: 1.2, for: 7.8, gain: 0.3, room: 0.5, pan: 0.2 },
    { kind: 'hum', hertz: 120, partials: 7, gain: 0.13, at: 9, for: 2.8, in: 0.02, out: 0.02 },
    { kind: 'strikes', of: 'snowstep', every: 0.56, at: 9.1, for: 2.6, gain: 0.4 },
    { kind: 'insects', of: 'crickets', gain: 0.4, at: 11.8, for: 2.6, in: 0.02, out: 0.02 },
    { kind: 'bed', of: 'steam', gain: 0.3, at: 14.4, for: 2.8, in: 0.02, out: 0.02 },
    { kind: 'bed', of: 'crowd', gain: 0.2, at: 14.4, for: 2.8, in: 0.02, out: 0.02 },
    { kind: 'hum', hertz: 100, partials: 9, gain: 0.12, at: 17.2, for: 2.8, in: 0.02, out: 0.02 },
    { kind: 'insects', of: 'crickets', gain: 0.3, at: 17.2, for: 2.8, in: 0.02, out: 0.02 },
    { kind: 'bed', of: 'sea', gain: 0.5, at: 20, for: 10, in: 0.4, out: 2.4 },
    {
      kind: 'notes',
      notes: [
        [0, 60, 0.4],
        [2.6, 62, 0.4],
        [5.4, 64, 0.4],
        [8, 67, 0.4],
        [10.8, 69, 0.42],
        [13.6, 72, 0.44],
        [16.4, 76, 0.46],
        [16.5, 60, 0.4],
        [16.6, 67, 0.34],
      ],
      at: 6.4,
      for: 22,
      gain: 0.55,
      room: 0.6,
    },
    { kind: 'pad', notes: [48, 55, 60, 64, 67], at: 20, for: 10, gain: 0.4, in: 3, out: 2.5, room: 0.3 },
  ],
}
