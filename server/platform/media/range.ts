export type Range = { start: number; end: number }

/**
 * One byte range of a request (RFC 9110, 14.1.2), inclusive at both ends. null: the whole; several ranges at
 * once are answered with the whole, as the standard allows.
 */
export function rangeOf(header: string | undefined, bytes: number): Range | null | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), bytes)
    return length === 0 ? 'unsatisfiable' : { start: bytes - length, end: bytes - 1 }
  }
  const start = Number(first)
  if (start >= bytes || (last !== '' && Number(last) < start)) return 'unsatisfiable'
  return { start, end: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) }
}
