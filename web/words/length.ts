import { locale } from '../messages/messages.ts'
import { kanji } from './kanji.ts'

/**
 * How long a film is, to the nearest second: 1分30秒 in lists, 一分三十秒 on posters; in English 1 minute 30 seconds,
 * 1 min 30 s when `brief`.
 */
export const lengthInWords = (ms: number, how: { poster?: boolean; brief?: boolean } = {}): string => {
  const whole = Math.round(ms / 1000)
  const [minutes, seconds] = [Math.floor(whole / 60), whole % 60]
  const parts = [
    minutes > 0 && part(minutes, 'minute', how),
    (seconds > 0 || minutes === 0) && part(seconds, 'second', how),
  ]
  return parts.filter(Boolean).join(locale === 'ja' ? '' : ' ')
}

const part = (
  n: number,
  unit: 'minute' | 'second',
  { poster, brief }: { poster?: boolean; brief?: boolean },
): string => {
  if (locale === 'ja') return `${poster ? kanji(n) : n}${unit === 'minute' ? '分' : '秒'}`
  if (brief) return `${n} ${unit === 'minute' ? 'min' : 's'}`
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}
