/**
 * What the drawing script makes: for each scene its layers, each with its variants.
 * `field` is the width a still covers, in frame widths; `size` is in pixels.
 * An opaque layer becomes `<scene>-<layer>[-<variant>].jpg`, a cut-out `.webp` with alpha.
 */
export type LayerDrawing = {
  readonly name: string
  readonly index: number
  readonly variants: readonly number[]
  readonly cutOut?: boolean
  readonly field?: number
  readonly size?: readonly [number, number]
}

export type SceneDrawing = {
  readonly shader?: string
  readonly samples: number
  readonly layers: readonly LayerDrawing[]
}

const phases = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((phase) => phase / 12)
const back = (variants: readonly number[] = [1]): LayerDrawing => ({ name: 'back', index: 0, variants })
const cut = (name: string, index: number, variants: readonly number[] = [1]): LayerDrawing => ({
  name,
  index,
  variants,
  cutOut: true,
})
const sprite = (
  name: string,
  index: number,
  variants: readonly number[],
  field: number,
  size: readonly [number, number],
): LayerDrawing => ({
  name,
  index,
  variants,
  cutOut: true,
  field,
  size,
})

export const drawings: Readonly<Record<string, SceneDrawing>> = {
  vending: { samples: 3, layers: [back([0, 1]), cut('machine', 1, [0, 1]), cut('figure', 2, [1])] },
  cans: { samples: 3, layers: [back([0, 1]), cut('hand', 1)] },
  landing: { samples: 2, layers: [back([0, 1, 2]), cut('above', 1), cut('below', 2)] },
  umbrella: {
    samples: 3,
    layers: [
      back(),
      sprite('canopy', 1, [0, 1, 2, 3], 0.66, [760, 760]),
      sprite('shoe', 2, [0], 0.08, [92, 160]),
      sprite('shadow', 3, [0], 0.8, [200, 200]),
      sprite('head', 4, [0], 0.24, [280, 280]),
    ],
  },
  sea: { samples: 2, layers: [back([0, 1, 2]), cut('sea', 1, [0, 1, 2]), cut('pier', 2), cut('figure', 3)] },
  cloud: {
    samples: 2,
    layers: [back([0, 1, 2]), cut('cloud', 1, [0, 1, 2]), cut('roof', 2), cut('pair', 3)],
  },
  danchi: { samples: 3, layers: [back(), cut('block', 1, [0, 1, 2, 3]), cut('trees', 2)] },
  lift: {
    samples: 3,
    layers: [
      { name: 'inside', index: 4, variants: [1] },
      cut('hall', 0, [0, 1]),
      cut('left', 1),
      cut('right', 2),
      cut('figure', 3, [0, 1]),
    ],
  },
  platform: {
    samples: 3,
    layers: [back([0, 1]), cut('figure', 1), { name: 'headlights', index: 2, variants: [1] }],
  },
  ramen: {
    samples: 3,
    layers: [
      back(),
      cut('stall', 1, [0, 1]),
      sprite('cloth', 2, [0, 1, 2, 3], 1, [150, 264]),
      sprite('lantern', 3, [1], 0.9, [240, 300]),
      cut('guests', 4),
      cut('cook', 5),
    ],
  },
  laundry: {
    samples: 3,
    layers: [
      back(),
      cut('town', 1),
      cut('roof', 2),
      cut('line', 3),
      sprite('sheet', 4, [0, 1], 1, [700, 980]),
      cut('cloud', 5),
    ],
  },
  train: {
    samples: 3,
    layers: [
      back(),
      sprite('town', 1, [0], 3.4, [640, 320]),
      cut('carriage', 2),
      { name: 'drops', index: 3, variants: [0] },
    ],
  },
  pool: {
    samples: 3,
    layers: [
      back(),
      { name: 'caustics', index: 1, variants: [0], field: 1, size: [640, 640] },
      cut('ropes', 2),
      sprite('swimmer', 3, phases, 1, [210, 400]),
      cut('edge', 4),
    ],
  },
  booth: {
    samples: 3,
    layers: [back(), cut('hill', 1, [0, 1]), cut('booth', 2, [0, 1]), cut('caller', 3), cut('grass', 4)],
  },
  shrine: { samples: 2, layers: [back(), cut('stair', 1, [0, 0.35, 0.7, 1]), cut('branches', 2)] },
  cinema: {
    samples: 3,
    layers: [back([0.12, 1]), cut('seats', 1, [0.12, 1]), { name: 'beam', index: 2, variants: [0] }],
  },
  fireworks: { samples: 2, layers: [back(), cut('bank', 1), cut('water', 2), cut('people', 3)] },
  walker: {
    samples: 3,
    layers: [sprite('away', 0, phases, 0.42, [168, 420]), sprite('across', 1, phases, 0.6, [240, 420])],
  },
}
