import { isTiming, timesOf } from './cue-time.ts'
import type { Warnings } from './warnings.ts'

/** One cue as it stands in a file: its time, what follows it in that line, and its words, line by line. */
export type Block = {
  /** The line of its time; the first is 1. */
  line: number
  startMs: number
  endMs: number
  settings: string
  words: string[]
  /** The line of its first words. */
  wordsAt: number
}

/**
 * Finds the cues in the lines of a WebVTT or SRT file as people and programs really write them: with blank lines after
 * the time or within the words, with none between cues, with or without numbers. What belongs to no cue, or to one
 * whose time cannot be used, is told.
 */
export const blocksOf = (lines: readonly string[], { warn }: Pick<Warnings, 'warn'>): Block[] => {
  const isWebVtt = /^WEBVTT(?:\s|$)/.test(lines[0] ?? '')
  const blocks: Block[] = []
  let current: Block | { lost: ReturnType<typeof warn> } | null = null
  // whether a blank line stands before
  let apart = true
  for (let at = isWebVtt ? afterHeader(lines) : 0; at < lines.length; at++) {
    const text = lines[at] ?? ''
    const line = at + 1
    if (text.trim() === '') {
      apart = true
    } else if (isTiming(text)) {
      const times = timesOf(text)
      current =
        'code' in times ? { lost: warn(times.code, line) } : { line, ...times, words: [], wordsAt: line }
      if ('words' in current) blocks.push(current)
      apart = false
    } else if (isWebVtt && apart && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(text)) {
      if (!text.startsWith('NOTE')) warn('style_left_out', line)
      at = afterBlock(lines, at) - 1
    } else if (!isNumber(lines, at, { isWebVtt, apart, first: !current || isEmpty(current) })) {
      if (current === null) warn('words_without_time', line, text)
      else if ('lost' in current) current.lost.add(text)
      else {
        if (current.words.length === 0) current.wordsAt = line
        else if (apart) warn('words_joined', line, text)
        current.words.push(text)
      }
      apart = false
    }
  }
  return blocks
}

const isEmpty = (current: Block | object): boolean => 'words' in current && current.words.length === 0

const isBlank = (line: string | undefined): boolean => line?.trim() === ''

/** What a WebVTT file says of itself ends with a blank line, or with the first time. */
const afterHeader = (lines: readonly string[]): number => {
  let at = 1
  while (at < lines.length && !isBlank(lines[at]) && !isTiming(lines[at] ?? '')) at++
  return at
}

const afterBlock = (lines: readonly string[], from: number): number => {
  let at = from
  while (at < lines.length && !isBlank(lines[at])) at++
  return at
}

/**
 * Whether a line only numbers or names the cue whose time follows. A number right under a time is a word (a count-down),
 * and so is a number that no time follows.
 */
const isNumber = (
  lines: readonly string[],
  at: number,
  { isWebVtt, apart, first }: { isWebVtt: boolean; apart: boolean; first: boolean },
): boolean => {
  const digits = /^\s*\d+\s*$/.test(lines[at] ?? '')
  if (isTiming(lines[at + 1] ?? '')) return apart ? digits || isWebVtt : digits && !first
  if (!digits || !apart || !isBlank(lines[at + 1])) return false
  let next = at + 1
  while (isBlank(lines[next])) next++
  return isTiming(lines[next] ?? '')
}
