import { filmLimits } from '#contract/plain/film.ts'
import { refuse } from '#platform/errors.ts'
import { withoutHidden } from '#platform/text/text.ts'

export type Cue = { startMs: number; endMs: number; settings: string; text: string }
export type Captions = { webvtt: string; cues: number }

/**
 * Reads WebVTT or SRT and writes clean WebVTT: only times, positions and words stay; styles, regions, notes and
 * markup go. Refuses with `film_captions_too_large`, `film_captions_unreadable` {line} or `film_captions_empty`.
 */
export const readCaptions = (file: string): Captions => {
  if (Buffer.byteLength(file) > filmLimits.captionBytes)
    refuse('film_captions_too_large', { limit: filmLimits.captionBytes }, 'text')
  const lines = file
    .toWellFormed()
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .split(/\r\n|\r|\n/)
  const cues = cuesOf(lines)
  if (cues.length === 0) refuse('film_captions_empty', {}, 'text')
  return { webvtt: writeWebVtt(cues), cues: cues.length }
}

const writeWebVtt = (cues: Cue[]): string =>
  `${[
    'WEBVTT',
    ...cues.map((cue) => `${clock(cue.startMs)} --> ${clock(cue.endMs)}${cue.settings}\n${cue.text}`),
  ].join('\n\n')}\n`

const timing =
  /^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})(?:\s(.*))?$/

const cuesOf = (lines: string[]): Cue[] => {
  const cues: Cue[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (!line.includes('-->')) continue
    const match = timing.exec(line)
    const startMs = msOf(match?.[1])
    const endMs = msOf(match?.[2])
    if (startMs === null || endMs === null || endMs <= startMs)
      return refuse('film_captions_unreadable', { line: at + 1 }, 'text')
    const text: string[] = []
    while (
      at + 1 < lines.length &&
      (lines[at + 1] ?? '').trim() !== '' &&
      !(lines[at + 1] ?? '').includes('-->')
    )
      text.push(lines[++at] ?? '')
    const words = wordsOf(text)
    if (words) cues.push({ startMs, endMs, settings: settingsOf(match?.[3] ?? ''), text: words })
  }
  return cues.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
}

const msOf = (time: string | undefined): number | null => {
  const match = /^(?:(\d+):)?(\d+):(\d+)[.,](\d+)$/.exec(time ?? '')
  if (!match) return null
  const [, hours = '0', minutes = '', seconds = '', fraction = ''] = match
  if (Number(minutes) > 59 || Number(seconds) > 59) return null
  return (
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  )
}

const clock = (ms: number): string => {
  const pad = (n: number, length = 2) => String(Math.floor(n)).padStart(length, '0')
  return `${pad(ms / 3_600_000)}:${pad((ms / 60_000) % 60)}:${pad((ms / 1000) % 60)}.${pad(ms % 1000, 3)}`
}

/** The settings of the WebVTT grammar and nothing else. */
const settingsOf = (settings: string): string =>
  settings
    .split(/\s+/)
    .filter((one) =>
      /^(vertical:(rl|lr)|line:-?\d{1,3}(\.\d+)?%?(,(start|center|end))?|position:\d{1,3}(\.\d+)?%(,(line-left|center|line-right))?|size:\d{1,3}(\.\d+)?%|align:(start|center|end|left|right))$/.test(
        one,
      ),
    )
    .map((one) => ` ${one}`)
    .join('')

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '', rlm: '' }

/** What is said, with ruby, bold and italics kept and every other mark gone. An `&` or `<` that is said is escaped. */
const wordsOf = (lines: string[]): string =>
  lines
    .map((line) =>
      line
        .replace(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gi, '')
        .replace(/\{\\[^}]*\}/g, '')
        .split(/(<\/?(?:ruby|rt|b|i|u)>)/i)
        .map((part, i) => (i % 2 === 1 ? part.toLowerCase() : plain(part)))
        .join('')
        .trim(),
    )
    .filter((line) => line.replace(/<[^<>]*>/g, '') !== '')
    .join('\n')

const plain = (text: string): string =>
  withoutHidden(text)
    .replace(/<[/!?]?[a-z][^>]*(>|$)/gi, '')
    .replace(/<\d[\d:.]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole)
    .replaceAll('-->', '→')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
