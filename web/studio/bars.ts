export type Bars = { top: number; bottom: number; left: number; right: number }
export type Picture = { data: Uint8ClampedArray; width: number; height: number }

/** Brightest value (of 255) that still counts as black, and how many pixels of a line may be brighter. */
const black = 28
const specks = 0.01
/** A frame with less light than this says nothing about its edges. */
const darkFrame = 0.02

/**
 * The black bars that all of the given frames share, in pixels of the frames. Bars come in pairs: what is dark on
 * one side only is a night sky or a roof. Frames that are dark all over are left out; null when none is left.
 */
export const findBars = (frames: readonly Picture[]): Bars | null => {
  const seen = frames.filter(isLit).map(edges)
  if (seen.length === 0) return null
  const least = (...sides: (keyof Bars)[]) =>
    Math.min(...seen.flatMap((bars) => sides.map((side) => bars[side])))
  const [rows, columns] = [least('top', 'bottom'), least('left', 'right')]
  return { top: rows, bottom: rows, left: columns, right: columns }
}

const isLit = (frame: Picture): boolean => {
  let lit = 0
  for (let i = 0; i < frame.data.length; i += 4) if (luma(frame.data, i) > black) lit++
  return lit > darkFrame * frame.width * frame.height
}

const edges = (frame: Picture): Bars => {
  const { width, height } = frame
  const row = (y: number) => isBlack(frame, width, (x) => (y * width + x) * 4)
  const column = (x: number) => isBlack(frame, height, (y) => (y * width + x) * 4)
  return {
    top: run(height, row),
    bottom: run(height, (y) => row(height - 1 - y)),
    left: run(width, column),
    right: run(width, (x) => column(width - 1 - x)),
  }
}

const isBlack = ({ data }: Picture, length: number, at: (i: number) => number): boolean => {
  let bright = 0
  for (let i = 0; i < length; i++) if (luma(data, at(i)) > black && ++bright > specks * length) return false
  return true
}

const run = (length: number, isDark: (i: number) => boolean): number => {
  let i = 0
  while (i < length / 2 && isDark(i)) i++
  return i
}

const luma = (data: Uint8ClampedArray, i: number): number =>
  0.2126 * (data[i] ?? 0) + 0.7152 * (data[i + 1] ?? 0) + 0.0722 * (data[i + 2] ?? 0)
