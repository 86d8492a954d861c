import type { Ink, InkReading } from '#contract/edition.ts'

// the grounds of the look on which the accent must be read; a panel on the stage is harder than the stage itself
const stage = '#0c0b0a'
const panel = '#181614'
const paper = '#e9e2d5'
const ink = '#14110e'
const sheet = '#fbf8f2'

/** WCAG 2.2 AA for text; the paper asks for a little more because its texture is printed, not lit. */
const wanted = 4.5
const wantedOnPaper = 4.8

/**
 * What an edition's one colour becomes on each ground: hue and, as far as sRGB holds it, chroma stay; OKLCH
 * lightness moves until the contrast holds. `proposal` is the nearest colour that can carry text when neither
 * ink nor sheet can be read on the given one.
 */
export const readInk = (accent: string): InkReading => {
  const given = accent.toLowerCase()
  const onAccent = contrast(ink, given) >= contrast(sheet, given) ? ink : sheet
  const derived: Ink = {
    accent: given,
    accentOnStage: moved(given, +1, (colour) => contrast(colour, panel) >= wanted),
    accentOnPaper: moved(given, -1, (colour) => contrast(colour, paper) >= wantedOnPaper),
    onAccent,
  }
  const legible = contrast(onAccent, given) >= wanted
  return {
    ink: derived,
    ratios: {
      onStage: rounded(contrast(derived.accentOnStage, stage)),
      onPaper: rounded(contrast(derived.accentOnPaper, paper)),
      onAccent: rounded(contrast(onAccent, given)),
    },
    legible,
    proposal: legible ? null : nearestLegible(given),
  }
}

/** WCAG contrast ratio of two colours, 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const nearestLegible = (given: string): string => {
  const carries = (colour: string) => Math.max(contrast(ink, colour), contrast(sheet, colour)) >= wanted
  const lighter = moved(given, +1, carries)
  const darker = moved(given, -1, carries)
  const away = (colour: string) => Math.abs(toOklab(colour)[0] - toOklab(given)[0])
  return away(lighter) <= away(darker) ? lighter : darker
}

const step = 0.005

const moved = (given: string, direction: 1 | -1, enough: (colour: string) => boolean): string => {
  const [lightness, a, b] = toOklab(given)
  let colour = given
  for (let l = lightness; !enough(colour) && l >= 0 && l <= 1; l += direction * step)
    colour = inGamut(l, a, b)
  return enough(colour) ? colour : direction > 0 ? '#ffffff' : '#000000'
}

/** The colour of that lightness and hue, its chroma taken back until sRGB can show it. */
const inGamut = (l: number, a: number, b: number): string => {
  let kept = 1
  while (!shown(toLinear(l, a * kept, b * kept)) && kept > 0.001) kept *= 0.95
  return toHex(toLinear(l, a * kept, b * kept))
}

type Triple = [number, number, number]

const shown = (rgb: Triple): boolean => rgb.every((channel) => channel >= 0 && channel <= 1)
const rounded = (ratio: number): number => Math.round(ratio * 100) / 100

const luminance = (hex: string): number => {
  const [r, g, b] = fromHex(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const channelAt = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
const fromHex = (hex: string): Triple => [channelAt(hex, 1), channelAt(hex, 3), channelAt(hex, 5)]

const toHex = (rgb: Triple): string =>
  `#${rgb
    .map((linear) => {
      const clipped = Math.min(1, Math.max(0, linear))
      const value = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055
      return Math.round(value * 255)
        .toString(16)
        .padStart(2, '0')
    })
    .join('')}`

// OKLab, Björn Ottosson 2020
const toOklab = (hex: string): Triple => {
  const [r, g, b] = fromHex(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

const toLinear = (lightness: number, a: number, b: number): Triple => {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}
