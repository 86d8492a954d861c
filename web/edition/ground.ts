/** What is written on a key picture: in the colour of the sheet, in ink, or on a dark panel where neither can be read. */
export type Ground = { text: 'sheet' | 'ink' | 'panel'; ratio: number }

type Rgb = readonly [number, number, number]

const sheet: Rgb = [0xfb, 0xf8, 0xf2]
const ink: Rgb = [0x14, 0x11, 0x0e]
/** WCAG 2.2 AA for the small words that stand there too. */
const wanted = 4.5
/** So much of the ground may be worse: an edge or a star behind a letter. */
const tolerated = 0.1

/**
 * What can be read on a picture that is printed in black and an ink: `grey` are its values there, 0 to 1, before the
 * press takes them (contrast 1.25, brightness 1.05, multiplied with the ink). `ratio`: what all but a tenth of the
 * ground reaches.
 */
export const groundOf = (grey: readonly number[], accent: string): Ground => {
  const printed = grey.map((value) => printedOn(hex(accent), value))
  const [onSheet, onInk] = [reached(printed, sheet), reached(printed, ink)]
  if (onSheet >= wanted) return { text: 'sheet', ratio: onSheet }
  if (onInk >= wanted) return { text: 'ink', ratio: onInk }
  return { text: 'panel', ratio: Math.max(onSheet, onInk) }
}

const reached = (grounds: readonly Rgb[], text: Rgb): number => {
  const ratios = grounds.map((ground) => contrast(ground, text)).sort((a, b) => a - b)
  return ratios[Math.floor(ratios.length * tolerated)] ?? 1
}

const printedOn = (accent: Rgb, grey: number): Rgb => {
  const pressed = Math.min(1, Math.max(0, ((grey - 0.5) * 1.25 + 0.5) * 1.05))
  return [accent[0] * pressed, accent[1] * pressed, accent[2] * pressed]
}

const contrast = (a: Rgb, b: Rgb): number => {
  const [light = 1, dark = 1] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const luminance = (colour: Rgb): number => {
  const [r, g, b] = colour.map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const hex = (colour: string): Rgb => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
]
