/** One rung: a size of the film. The name is its short edge in pixels. */
export type Rung = {
  name: string
  width: number
  height: number
  /** Ceiling of the bitrate, bits a second; quality decides below it. */
  maxRate: number
}

const edges = [360, 540, 720, 1080]

/** Ceilings for 9:16 at up to 30 frames a second. */
const rates: Record<number, number> = { 360: 700_000, 540: 1_800_000, 720: 3_000_000, 1080: 6_000_000 }

/** A picture this much wider than the highest standard rung below it also gets a rung of its own size. */
const worthOwnRung = 1.15

/** The rung with which watching begins. */
const firstEdge = 540

/**
 * The sizes in which a film is made, smallest first: by the short edge, never upscaled, always even. A film
 * below the smallest standard edge gets one rung of its own size.
 */
export function ladderOf(width: number, height: number, fps: number): Rung[] {
  const short = Math.min(width, height)
  const standard = edges.filter((edge) => edge <= short)
  const top = standard.at(-1) ?? 0
  const own = top < 1080 && short > top * worthOwnRung ? [even(short)] : []
  return [...standard, ...own].map((edge) => rung(edge, width, height, fps))
}

/** The rung that is made before all others: light on any network, good on a phone. */
export const firstRung = (ladder: readonly Rung[]): Rung => {
  const first = ladder.findLast((rung) => Number(rung.name) <= firstEdge) ?? ladder[0]
  if (!first) throw new Error('a ladder has at least one rung')
  return first
}

function rung(edge: number, width: number, height: number, fps: number): Rung {
  const scale = edge / Math.min(width, height)
  const size = {
    width: width <= height ? edge : even(width * scale),
    height: width <= height ? even(height * scale) : edge,
  }
  const area = (size.width * size.height) / (edge * edge * (16 / 9))
  const base = rates[edge] ?? 6_000_000 * (edge / 1080) ** 1.6
  const rate = base * Math.min(2.5, Math.max(0.3, area)) * (fps > 40 ? 1.5 : 1)
  return { name: String(edge), ...size, maxRate: Math.max(100_000, Math.round(rate / 10_000) * 10_000) }
}

/** 4:2:0 video has even sizes; rounding down never invents a picture line. */
const even = (length: number): number => Math.max(2, Math.floor(length / 2 + 0.25) * 2)
