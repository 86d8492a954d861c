/** Planar pictures, BT.709, limited range: full-size light, half-size colour, as the encoder wants them. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly y: Uint8Array
  readonly u: Uint8Array
  readonly v: Uint8Array
}

/** A still with its own transparency; the colour is multiplied by it. `box` holds everything that is not clear, in pixels. */
export type Still = Picture & {
  readonly alpha: Uint8Array | undefined
  readonly halfAlpha: Uint8Array | undefined
  readonly box: readonly [left: number, top: number, right: number, bottom: number]
}

export type Ink = readonly [y: number, u: number, v: number]

export function ink(red: number, green: number, blue: number): Ink {
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return [
    16 + 0.8588 * light,
    128 + (0.8784 * (blue - light)) / 1.8556,
    128 + (0.8784 * (red - light)) / 1.5748,
  ]
}

export function blankPicture(width: number, height: number): Picture & { readonly bytes: Uint8Array } {
  const size = width * height
  const bytes = new Uint8Array(size + size / 2)
  return {
    width,
    height,
    bytes,
    y: bytes.subarray(0, size),
    u: bytes.subarray(size, size * 1.25),
    v: bytes.subarray(size * 1.25),
  }
}

export function clear(picture: Picture): void {
  picture.y.fill(16)
  picture.u.fill(128)
  picture.v.fill(128)
}

/** Turns raw RGB or RGBA into a still. Width and height must be even. */
export function toStill(pixels: Uint8Array, width: number, height: number, channels: 3 | 4): Still {
  const [halfWidth, halfHeight] = [width / 2, height / 2]
  const y = new Uint8Array(width * height)
  const u = new Uint8Array(halfWidth * halfHeight)
  const v = new Uint8Array(halfWidth * halfHeight)
  const alpha = channels === 4 ? new Uint8Array(width * height) : undefined
  const halfAlpha = channels === 4 ? new Uint8Array(halfWidth * halfHeight) : undefined
  let [left, top, right, bottom] = channels === 4 ? [width, height, 0, 0] : [0, 0, width, height]
  for (let row = 0; row < height; row += 2) {
    for (let column = 0; column < width; column += 2) {
      let [cb, cr, cover] = [0, 0, 0]
      for (let corner = 0; corner < 4; corner++) {
        const place = (row + (corner >> 1)) * width + column + (corner & 1)
        const from = place * channels
        const [red, green, blue] = [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0]
        const a = alpha ? (pixels[from + 3] ?? 0) : 255
        const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        y[place] = ((16 + 0.8588 * light) * a) / 255 + 0.5
        cb += (0.4734 * (blue - light) * a) / 255
        cr += (0.5578 * (red - light) * a) / 255
        cover += a
        if (alpha) {
          alpha[place] = a
          if (a > 1) {
            if (column < left) left = column
            if (column + 2 > right) right = column + 2
            if (row < top) top = row
            if (row + 2 > bottom) bottom = row + 2
          }
        }
      }
      const half = (row >> 1) * halfWidth + (column >> 1)
      u[half] = 128.5 + cb / 4
      v[half] = 128.5 + cr / 4
      if (halfAlpha) halfAlpha[half] = cover / 4
    }
  }
  return { width, height, y, u, v, alpha, halfAlpha, box: [left, top, right, bottom] }
}

/** RGB pixels of planar yuv420p bytes. */
export function toRgb(bytes: Uint8Array, width: number, height: number): Buffer {
  const pixels = Buffer.alloc(width * height * 3)
  const size = width * height
  const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)))
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const half = (row >> 1) * (width / 2) + (column >> 1)
      const light = 1.1644 * ((bytes[row * width + column] as number) - 16)
      const cb = (bytes[size + half] as number) - 128
      const cr = (bytes[size * 1.25 + half] as number) - 128
      const place = (row * width + column) * 3
      pixels[place] = clamp(light + 1.7927 * cr)
      pixels[place + 1] = clamp(light - 0.2132 * cb - 0.5329 * cr)
      pixels[place + 2] = clamp(light + 2.1124 * cb)
    }
  }
  return pixels
}
