import type { Element, FilmScript } from '../film/script.ts'
import { credits, layer, seen, uprightTitle, variants } from './parts.ts'

const wobble = { reach: 0.004, length: 0.16, speed: 2.4, from: 1.2, to: 0.9 }
const sun = (drift: number): Element[] =>
  [-0.5, 0.5].flatMap((x) =>
    [-1, 0, 1].map((y) =>
      layer('pool-caustics.jpg', 1, {
        light: true,
        x: [
          [0, x - 0.1],
          [8, x + 0.1],
        ],
        y: [
          [0, y + drift],
          [8, y + drift * -0.4],
        ],
        opacity: 0.55,
        ripple: { ...wobble, reach: 0.01 },
      }),
    ),
  )
const water = (drift: number): Element[] => [layer('pool-back.jpg', 1, { ripple: wobble }), ...sun(drift)]

export const twentyFiveMetres: FilmScript = {
  id: 'twenty-five-metres',
  width: 720,
  fps: 30,
  vignette: 0.26,
  grain: 1.1,
  shots: [
    {
      seconds: 6.4,
      fadeIn: 0.5,
      camera: {
        zoom: 1.0,
        y: [
          [0, -0.06],
          [6.4, 0.08],
        ],
      },
      elements: [
        ...water(0.12),
        layer(variants('pool-swimmer', 12), 1.02, {
          rate: 0.62,
          field: 0.3,
          x: 0.0,
          y: [
            [0, -1.15],
            [6.4, 0.55],
          ],
        }),
        layer('pool-ropes.webp', 1.04, { ripple: { ...wobble, reach: 0.0022 } }),
        uprightTitle('二十五メートル', 'Twenty-Five Metres', {
          x: -0.32,
          y: 0.62,
          size: 0.07,
          tint: '#ffffff',
          opacity: seen(0.7, 5),
        }),
      ],
    },
    {
      seconds: 4.8,
      camera: {
        zoom: [
          [0, 1.9],
          [4.8, 1.8],
        ],
        y: [
          [0, -0.22],
          [4.8, 0.16],
        ],
        x: 0.0,
        roll: [
          [0, 0.05],
          [4.8, -0.03],
        ],
      },
      elements: [
        ...water(-0.1),
        layer(variants('pool-swimmer', 12), 1.02, {
          rate: 0.62,
          field: 0.3,
          y: [
            [0, -0.3],
            [4.8, 0.3],
          ],
        }),
        layer('pool-ropes.webp', 1.04, { ripple: { ...wobble, reach: 0.0022 } }),
        { kind: 'dust', amount: 60, bright: 0.5, rise: -0.03, tint: [230, 255, 252] },
      ],
    },
    {
      seconds: 1.8,
      fadeOut: 0.5,
      elements: [credits(['監督・泳ぎ|新垣 つむぎ', '息継ぎは、三回'], seen(0.05, 1.8, 0.3))],
    },
  ],
  sound: [
    { kind: 'bed', of: 'water', gain: 0.42, in: 0.6, out: 1 },
    {
      kind: 'strikes',
      of: 'splash',
      every: 0.81,
      loose: 0.05,
      at: 0.4,
      for: 10.6,
      gain: 0.32,
      room: 0.45,
      out: 1,
    },
    { kind: 'bed', of: 'crowd', gain: 0.1, in: 1, out: 1, room: 0.9 },
    { kind: 'strikes', of: 'heart', every: 0.72, at: 6.4, for: 4.8, gain: 0.5, in: 0.6, out: 0.8 },
    {
      kind: 'notes',
      voice: 'glass',
      notes: [
        [0, 76, 0.26],
        [1.6, 81, 0.22],
        [3.2, 79, 0.24],
        [5.2, 88, 0.16],
      ],
      at: 6.6,
      for: 6.4,
      gain: 0.4,
      room: 0.8,
    },
  ],
}
