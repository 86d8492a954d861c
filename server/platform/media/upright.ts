/** The linear part of a display matrix: a picture point (p, q) is shown at (a·p + c·q, b·p + d·q). */
export type Orientation = { a: number; b: number; c: number; d: number }

/**
 * The filters that turn a stored picture upright, mirrors included: one of the eight ways to lay a rectangle
 * on its grid. A matrix that turns by something else is taken as the nearest of the eight.
 */
export function uprightFilters({ a, b, c, d }: Orientation): string[] {
  if (Math.abs(b) + Math.abs(c) > Math.abs(a) + Math.abs(d)) {
    if (b >= 0) return [c <= 0 ? 'transpose=clock' : 'transpose=cclock_flip']
    return [c >= 0 ? 'transpose=cclock' : 'transpose=clock_flip']
  }
  return [...(a < 0 ? ['hflip'] : []), ...(d < 0 ? ['vflip'] : [])]
}

/** Whether width and height change places. */
export const liesOnItsSide = (orientation: Orientation): boolean =>
  uprightFilters(orientation).some((filter) => filter.startsWith('transpose'))

const asStored: Orientation = { a: 1, b: 0, c: 0, d: 1 }

/** Reads the matrix as ffprobe prints it: three lines `00000000:  a b u`, `c d v`, `x y w`, 16.16 fixed point. */
export function orientationOf(displayMatrix: string | undefined): Orientation {
  const rows = (displayMatrix ?? '')
    .trim()
    .split('\n')
    .map((line) =>
      line
        .replace(/^[^:]*:/, '')
        .trim()
        .split(/\s+/)
        .map(Number),
    )
  const [a = Number.NaN, b = Number.NaN] = rows[0] ?? []
  const [c = Number.NaN, d = Number.NaN] = rows[1] ?? []
  if (![a, b, c, d].every(Number.isFinite) || a * d - b * c === 0) return asStored
  return { a: a / 65536, b: b / 65536, c: c / 65536, d: d / 65536 }
}
