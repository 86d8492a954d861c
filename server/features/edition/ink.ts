import { clampChroma, converter, formatHex, wcagContrast } from 'culori'
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
  const onAccent = wcagContrast(ink, given) >= wcagContrast(sheet, given) ? ink : sheet
  const derived: Ink = {
    accent: given,
    accentOnStage: moved(given, +1, (colour) => wcagContrast(colour, panel) >= wanted),
    accentOnPaper: moved(given, -1, (colour) => wcagContrast(colour, paper) >= wantedOnPaper),
    onAccent,
  }
  const legible = wcagContrast(onAccent, given) >= wanted
  return {
    ink: derived,
    ratios: {
      onStage: rounded(wcagContrast(derived.accentOnStage, stage)),
      onPaper: rounded(wcagContrast(derived.accentOnPaper, paper)),
      onAccent: rounded(wcagContrast(onAccent, given)),
    },
    legible,
    proposal: legible ? null : nearestLegible(given),
  }
}

const nearestLegible = (given: string): string => {
  const carries = (colour: string) =>
    Math.max(wcagContrast(ink, colour), wcagContrast(sheet, colour)) >= wanted
  const lighter = moved(given, +1, carries)
  const darker = moved(given, -1, carries)
  const away = (colour: string) => Math.abs(lightnessOf(colour) - lightnessOf(given))
  return away(lighter) <= away(darker) ? lighter : darker
}

const oklch = converter('oklch')
const lightnessOf = (colour: string): number => oklch(colour)?.l ?? 0
const step = 0.005

/** The colour with its lightness moved until it is enough, its chroma taken back only as far as sRGB cannot show it. */
const moved = (given: string, direction: 1 | -1, enough: (colour: string) => boolean): string => {
  const from = oklch(given)
  let colour = given
  for (let l = from?.l ?? 0; !enough(colour) && l >= 0 && l <= 1; l += direction * step)
    colour = formatHex(clampChroma({ ...from, mode: 'oklch', c: from?.c ?? 0, l }, 'oklch')) ?? given
  return enough(colour) ? colour : direction > 0 ? '#ffffff' : '#000000'
}

const rounded = (ratio: number): number => Math.round(ratio * 100) / 100
