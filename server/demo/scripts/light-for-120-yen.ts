import type { Element, FilmScript, Flicker } from '../film/script.ts'
import { credits, layer, seen, uprightTitle, variants } from './parts.ts'

const buzz = { kind: 'neon', depth: 0.55, rate: 0.9 } as const
const street = (lit: number, flicker: Flicker | undefined = buzz): Element[] => [
  layer(['vending-back-0.jpg', 'vending-back-1.jpg'], 0.86, { mix: lit, flicker }),
  layer(['vending-machine-0.webp', 'vending-machine-1.webp'], 1, { mix: lit, flicker }),
]
const lamp = { x: 0.1, y: -0.1, reach: 3.2 }

export const lightFor120Yen: FilmScript = {
  id: 'light-for-120-yen',
  width: 1080,
  fps: 24,
  vignette: 0.38,
  grain: 1.6,
  shots: [
    {
      seconds: 7,
      fadeIn: 1.2,
      camera: {
        zoom: [
          [0, 1.02],
          [7, 1.14],
        ],
        y: [
          [0, 0.05],
          [7, -0.05],
        ],
      },
      elements: [
        ...street(1),
        layer(variants('walker-away', 12), 1.02, {
          rate: 0.8,
          x: [
            [0, -0.42],
            [6.6, -0.16],
          ],
          y: [
            [0, -0.62],
            [6.6, -0.3],
          ],
          scale: [
            [0, 0.46],
            [6.6, 0.35],
          ],
        }),
        { kind: 'snow', amount: 520, wind: 0.03, dim: 0.42, lamp },
        uprightTitle('百二十円の灯り', 'A Light for 120 Yen', {
          x: 0.4,
          y: 0.82,
          size: 0.062,
          opacity: seen(0.6, 3.4),
        }),
      ],
    },
    {
      seconds: 4.6,
      camera: {
        zoom: [
          [0, 1.12],
          [4.6, 1.2],
        ],
        x: [
          [0, 0.03],
          [4.6, 0.0],
        ],
        y: [
          [0, -0.08],
          [4.6, -0.05],
        ],
      },
      elements: [
        layer(['cans-back-0.jpg', 'cans-back-1.jpg'], 1, {
          mix: [
            [0, 0],
            [2.9, 0],
            [2.96, 1],
          ],
        }),
        layer('cans-hand.webp', 1.12, {
          x: [
            [0, 0.16],
            [2.2, 0.02],
            [2.9, 0.01],
            [3.4, 0.015],
            [4.6, 0.12],
          ],
          y: [
            [0, -0.6],
            [2.2, -0.04],
            [2.9, 0.005],
            [3.4, 0.0],
            [4.6, -0.4],
          ],
        }),
        { kind: 'snow', amount: 26, wind: 0.05, dim: 0.5 },
      ],
    },
    {
      seconds: 5.4,
      camera: {
        zoom: [
          [0, 1.55],
          [5.4, 1.42],
        ],
        x: [
          [0, 0.02],
          [5.4, 0.0],
        ],
        y: [
          [0, -0.2],
          [5.4, -0.16],
        ],
      },
      elements: [
        ...street(1, { kind: 'candle', depth: 0.05, rate: 0.6 }),
        layer('vending-figure.webp', 1.04),
        { kind: 'steam', x: -0.075, y: -0.18, width: 0.05, height: 0.2, bright: 0.12, tint: [250, 230, 200] },
        { kind: 'snow', amount: 380, wind: 0.03, dim: 0.45, lamp },
      ],
    },
    {
      seconds: 3,
      camera: {
        zoom: [
          [0, 1.06],
          [3, 1.03],
        ],
        y: 0.02,
      },
      elements: [
        layer(['vending-back-0.jpg', 'vending-back-1.jpg'], 0.86, {
          mix: [
            [0, 1],
            [1.1, 1],
            [1.15, 0.2],
            [1.3, 0.7],
            [1.36, 0],
          ],
        }),
        layer(['vending-machine-0.webp', 'vending-machine-1.webp'], 1, {
          mix: [
            [0, 1],
            [1.1, 1],
            [1.15, 0.2],
            [1.3, 0.7],
            [1.36, 0],
          ],
        }),
        { kind: 'snow', amount: 480, wind: 0.03, dim: 0.45 },
      ],
    },
    {
      seconds: 2.8,
      fadeOut: 0.8,
      elements: [credits(['監督・脚本|朝比奈 澪', '撮影|久世 陽太', '音楽|チーム屋上'], seen(0.1, 2.8, 0.5))],
    },
  ],
  sound: [
    { kind: 'bed', of: 'wind', gain: 0.26, in: 1.5, out: 2 },
    { kind: 'hum', hertz: 100, partials: 7, gain: 0.16, in: 2, at: 0, for: 18.4, out: 0.1 },
    { kind: 'strikes', of: 'snowstep', every: 0.62, at: 0.4, for: 6.2, gain: 0.42, pan: -0.3 },
    { kind: 'strike', of: 'coin', at: 7.5, gain: 0.5, room: 0.12 },
    { kind: 'strike', of: 'coin', at: 8.2, gain: 0.45, room: 0.12 },
    { kind: 'strike', of: 'click', at: 9.9, gain: 0.7 },
    { kind: 'strike', of: 'can', at: 10.6, gain: 1, room: 0.1 },
    { kind: 'pad', notes: [45, 57, 64, 71], at: 9.6, for: 13.2, gain: 0.36, in: 3, out: 2.5, room: 0.3 },
    {
      kind: 'notes',
      notes: [
        [0, 69, 0.34],
        [1.3, 76, 0.3],
        [2.4, 74, 0.3],
        [4.2, 71, 0.34],
        [6.2, 64, 0.3],
        [6.3, 81, 0.2],
      ],
      at: 11.8,
      for: 11,
      gain: 0.5,
      room: 0.7,
    },
    { kind: 'strike', of: 'click', at: 18.15, gain: 0.6, room: 0.3 },
  ],
}
