// full-width figures come from a Japanese keyboard
const plain = (text: string) => text.normalize('NFKC').trim()
export const amount = (text: string): number | null =>
  /^\d+(\.\d+)?$/.test(plain(text)) ? Number(plain(text)) : null
export const whole = (text: string): number | null =>
  /^\d{1,6}$/.test(plain(text)) ? Number(plain(text)) : null
export const share = (text: string, of: number): number | null => {
  const n = amount(text)
  return n === null || n > of ? null : round(n / of)
}
export const round = (n: number) => Math.round(n * 1000) / 1000
export const minutes = (ms: number) =>
  `${Math.floor(ms / 60_000)}:${String(Math.round((ms % 60_000) / 1000)).padStart(2, '0')}`
export const milliseconds = (text: string): number | null => {
  const [, m, s] = /^(\d{1,3}):([0-5]\d)$/.exec(plain(text)) ?? []
  return m === undefined || s === undefined ? null : (Number(m) * 60 + Number(s)) * 1000
}
