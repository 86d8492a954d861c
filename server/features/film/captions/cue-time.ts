import webvtt from 'webvtt-parser'

/** A line that means to be a time: nothing but a time before the arrow, or one after it. Other arrows are words. */
export const isTiming = (line: string): boolean =>
  line.includes('-->') && (/^[\s\d:.,]*-->/.test(line) || /-->\s*\d+:\d/.test(line))

type Times =
  | { startMs: number; endMs: number; settings: string }
  | { code: 'time_unreadable' | 'no_length' | 'ends_before_start' }

const time = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,6}))?`
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}(?:\s(.*))?$`, 's')

/** The times of a cue, in WebVTT's or SRT's way of writing them, and what stands behind them. */
export const timesOf = (line: string): Times => {
  const found = timing.exec(line)
  const startMs = msOf(found?.slice(1, 5))
  const endMs = msOf(found?.slice(5, 9))
  if (startMs === null || endMs === null) return { code: 'time_unreadable' }
  if (endMs <= startMs) return { code: endMs === startMs ? 'no_length' : 'ends_before_start' }
  return { startMs, endMs, settings: found?.[9]?.trim() ?? '' }
}

const msOf = (parts: (string | undefined)[] | undefined): number | null => {
  if (!parts) return null
  const [hours = '0', minutes = '', seconds = '', fraction = ''] = parts
  if (Number(minutes) > 59 || Number(seconds) > 59) return null
  const whole = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  return whole + Number(fraction.padEnd(3, '0').slice(0, 3))
}

export const clock = (ms: number): string => {
  const pad = (n: number, length = 2) => String(Math.floor(n)).padStart(length, '0')
  return `${pad(ms / 3_600_000)}:${pad((ms / 60_000) % 60)}:${pad((ms / 1000) % 60)}.${pad(ms % 1000, 3)}`
}

/** The place of a cue by WebVTT's grammar, as it is written behind its times; `whole` when nothing was left out. */
export const placeOf = (settings: string): { place: string; whole: boolean } => {
  if (settings === '') return { place: '', whole: true }
  let whole = true
  const cue: webvtt.CueSettings = {}
  const line = `${clock(0)} --> ${clock(1)} ${settings}`
  new webvtt.WebVTTCueTimingsAndSettingsParser(line, () => {
    whole = false
  }).parse(cue, 0)
  return { place: written(cue), whole }
}

const written = ({
  direction,
  linePosition,
  snapToLines,
  lineAlign,
  textPosition,
  positionAlign,
  size,
  alignment,
}: webvtt.CueSettings): string =>
  [
    direction && `vertical:${direction}`,
    linePosition !== undefined && `line:${linePosition}${snapToLines ? '' : '%'}${after(lineAlign)}`,
    textPosition !== undefined && `position:${textPosition}%${after(positionAlign)}`,
    size !== undefined && `size:${size}%`,
    alignment && `align:${alignment}`,
  ]
    .filter(Boolean)
    .map((setting) => ` ${setting}`)
    .join('')

const after = (align: string | undefined): string => (align ? `,${align}` : '')
