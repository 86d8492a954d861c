import { encode } from 'uqr'
import { locale } from '../messages/messages.ts'

/** What stands on the picture that a maker shares. Addresses are whole, the poster is one of this site. */
type CardWords = {
  poster: string | null
  title: string
  by: string
  edition: string
  tag: string
  call: string
  address: string
  accent: string
  onAccent: string
}

const size = { width: 1080, height: 1920 }
const edge = 72
const foot = 560

/**
 * A picture of a film to share, upright as stories are: the poster above, under it title, maker, edition, hashtag and
 * a QR code of the short address. JPEG.
 */
export const drawCard = async (words: CardWords): Promise<Blob> => {
  const canvas = Object.assign(document.createElement('canvas'), size)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  await lettersFor(words)
  pen.fillStyle = '#0c0b0a'
  pen.fillRect(0, 0, size.width, size.height)
  if (words.poster) await drawPoster(pen, words.poster)
  else drawBeam(pen, words.accent)
  const top = size.height - foot
  pen.fillStyle = words.accent
  pen.fillRect(0, top, size.width, foot)
  pen.fillStyle = words.onAccent
  pen.textBaseline = 'alphabetic'
  const qr = 252
  const lines = drawLines(pen, words.title, {
    x: edge,
    y: top + 118,
    width: size.width - 2 * edge,
    font: (px) => `600 ${px}px ${serif()}`,
    sizes: [84, 72, 60, 50],
    most: 2,
  })
  const room = size.width - 3 * edge - qr
  let y = lines + 58
  for (const [text, font] of [
    [words.by, `600 38px ${sans()}`],
    [words.edition, `500 36px ${sans()}`],
    [words.tag, `500 36px ${sans()}`],
  ] as const) {
    if (!text) continue
    pen.font = font
    pen.fillText(cut(pen, text, room), edge, y)
    y += 54
  }
  pen.font = `500 32px ${sans()}`
  pen.fillText(cut(pen, words.call, room), edge, size.height - edge - 44)
  pen.font = `500 30px ${sans()}`
  pen.fillText(cut(pen, words.address.replace(/^https?:\/\//, ''), room), edge, size.height - edge)
  drawQr(pen, words.address, size.width - edge - qr, size.height - edge - qr, qr)
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.9),
  )
}

const family = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name)
const serif = () => family(locale === 'ja' ? '--serif-ja' : '--serif-en')
const sans = () => family(locale === 'ja' ? '--sans-ja' : '--sans-en')

/** A canvas does not wait for letters that come with the page. */
const lettersFor = ({ title, by, edition, tag }: CardWords): Promise<unknown> =>
  Promise.all([
    document.fonts.load(`600 84px ${serif()}`, title),
    document.fonts.load(`600 38px ${sans()}`, by + edition + tag),
  ]).catch(() => undefined)

const drawPoster = async (pen: CanvasRenderingContext2D, src: string): Promise<void> => {
  const image = new Image()
  image.src = src
  await image.decode()
  const height = size.height - foot
  const scale = Math.max(size.width / image.width, height / image.height)
  const [w, h] = [image.width * scale, image.height * scale]
  pen.save()
  pen.beginPath()
  pen.rect(0, 0, size.width, height)
  pen.clip()
  // faces stand above the middle of an upright picture
  pen.drawImage(image, (size.width - w) / 2, (height - h) * 0.3, w, h)
  pen.restore()
}

/** Without a poster: the mark's beam. */
const drawBeam = (pen: CanvasRenderingContext2D, accent: string): void => {
  pen.fillStyle = accent
  pen.beginPath()
  pen.moveTo(0, 0)
  pen.lineTo(size.width, 0)
  pen.lineTo(size.width / 2, size.height - foot - 100)
  pen.fill()
}

/** Writes a text in lines that fit, as large as they may be; returns the foot of the last one. */
const drawLines = (
  pen: CanvasRenderingContext2D,
  text: string,
  how: { x: number; y: number; width: number; font: (px: number) => string; sizes: number[]; most: number },
): number => {
  for (const px of how.sizes) {
    pen.font = how.font(px)
    const lines = linesOf(pen, text, how.width)
    const last = px === how.sizes.at(-1)
    if (lines.length > how.most && !last) continue
    const shown = lines.slice(0, how.most)
    if (lines.length > how.most) shown[how.most - 1] = cut(pen, lines.slice(how.most - 1).join(''), how.width)
    for (const [i, line] of shown.entries()) pen.fillText(line.trim(), how.x, how.y + i * px * 1.25)
    return how.y + (shown.length - 1) * px * 1.25
  }
  return how.y
}

const linesOf = (pen: CanvasRenderingContext2D, text: string, width: number): string[] => {
  const words = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)
  const lines = ['']
  for (const { segment } of words) {
    const longer = `${lines.at(-1)}${segment}`
    if (lines.at(-1) === '' || pen.measureText(longer.trimEnd()).width <= width)
      lines[lines.length - 1] = longer
    else lines.push(segment)
  }
  return lines
}

const cut = (pen: CanvasRenderingContext2D, text: string, width: number): string => {
  if (pen.measureText(text).width <= width) return text
  const letters = [...new Intl.Segmenter(locale).segment(text)].map(({ segment }) => segment)
  while (letters.length > 1 && pen.measureText(`${letters.join('')}…`).width > width) letters.pop()
  return `${letters.join('')}…`
}

const drawQr = (pen: CanvasRenderingContext2D, text: string, x: number, y: number, width: number): void => {
  const { data, size: count } = encode(text, { ecc: 'M', border: 3 })
  pen.fillStyle = '#ffffff'
  pen.fillRect(x, y, width, width)
  pen.fillStyle = '#14110e'
  const at = (n: number) => Math.round((n * width) / count)
  for (const [row, modules] of data.entries())
    for (const [column, dark] of modules.entries())
      if (dark) pen.fillRect(x + at(column), y + at(row), at(column + 1) - at(column), at(row + 1) - at(row))
}
