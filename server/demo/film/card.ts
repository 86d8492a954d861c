import sharp from 'sharp'
import { type Still, toStill } from './picture.ts'
import type { CardElement } from './script.ts'

const mincho = 'Noto Serif CJK JP, Noto Serif JP, serif'
const latinFace = 'Noto Serif Display, Noto Serif, Noto Serif CJK JP, serif'

/** Sets a card in type, as a still with alpha at the size of the frame. */
export async function setCard(card: CardElement, width: number, height: number): Promise<Still> {
  const body =
    card.layout === 'upright'
      ? upright(card, width, height)
      : card.layout === 'level'
        ? level(card, width, height)
        : end(card, width, height)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`
  const { data } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return toStill(data, width, height, 4)
}

function upright(card: CardElement, width: number, height: number): string {
  const size = (card.size ?? 0.088) * width
  const x = width / 2 + (card.x ?? 0.3) * width
  const top = height / 2 - (card.y ?? 0.56) * width
  const columns = card.title.split('\n')
  const pitch = size * 1.5
  const body = columns.map((column, nth) => standing(column, x - nth * pitch, top, size, card.tint)).join('')
  const longest = Math.max(...columns.map((column) => [...column].length))
  const leftSide = x < width / 2
  const foot = leftSide ? x - (columns.length - 1) * pitch - size * 0.5 : x + size * 0.5
  const latin = card.latin
    ? card.latin
        .split('\n')
        .map((line, nth) =>
          text(
            line,
            foot,
            top + longest * size * 1.12 + size * (0.68 + nth * 0.52),
            size * 0.4,
            leftSide ? 'start' : 'end',
            card.tint,
            latinFace,
            400,
            0.02,
          ),
        )
        .join('')
    : ''
  return body + latin
}

/** Characters one below the other; the small marks move to their upper right, the long mark stands. */
function standing(column: string, x: number, top: number, size: number, tint: string | undefined): string {
  return [...column]
    .map((character, nth) => {
      const y = top + nth * size * 1.12
      if ('、。'.includes(character))
        return text(character, x + size * 0.58, y + size * 0.34, size, 'middle', tint, mincho, 600)
      if ('ー…〜'.includes(character))
        return `<g transform="rotate(90 ${x} ${y + size * 0.5})">${text(character, x, y + size * 0.87, size, 'middle', tint, mincho, 600)}</g>`
      return text(character, x, y + size * 0.88, size, 'middle', tint, mincho, 600)
    })
    .join('')
}

function level(card: CardElement, width: number, height: number): string {
  const size = (card.size ?? 0.062) * width
  const y = height / 2 - (card.y ?? -0.62) * width
  const x = width / 2 + (card.x ?? 0) * width
  const title = text(card.title, x, y, size, 'middle', card.tint, mincho, 600, 0.12)
  return (
    title +
    (card.latin
      ? text(card.latin, x, y + size * 1.2, size * 0.5, 'middle', card.tint, latinFace, 400, 0.04)
      : '')
  )
}

/** Credits: roles to the left of an axis, names to its right, the block in the middle; a line without a role stands alone. */
function end(card: CardElement, width: number, height: number): string {
  const lines = (card.lines ?? []).map((line) => line.split('|'))
  const longest = (part: number) =>
    Math.max(0, ...lines.filter((line) => line.length > 1).map((line) => [...(line[part] ?? '')].length))
  const [roles, names] = [longest(0) * 0.88, longest(1) * 1.08]
  const size = Math.min((card.size ?? 0.038) * width, (0.86 * width) / (roles + names + 1.4))
  const axis = width / 2 + ((roles - names) * size) / 2
  const top = height / 2 - (lines.length * size * 2.2) / 2 + size
  return lines
    .map(([role = '', name], nth) => {
      const y = top + nth * size * 2.2
      if (name === undefined)
        return text(role, width / 2, y + size * 0.6, size * 0.86, 'middle', '#b9b3a8', mincho, 400, 0.1)
      return (
        text(role, axis - size * 0.7, y, size * 0.8, 'end', '#8d8880', mincho, 400, 0.08) +
        text(name, axis + size * 0.7, y, size, 'start', card.tint, mincho, 500, 0.06)
      )
    })
    .join('')
}

function text(
  content: string,
  x: number,
  y: number,
  size: number,
  anchor: string,
  tint = '#f2eee6',
  face = mincho,
  weight = 500,
  spacing = 0,
): string {
  const safe = content.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size.toFixed(1)}" font-family="${face}" font-weight="${weight}" letter-spacing="${(size * spacing).toFixed(2)}" text-anchor="${anchor}" fill="${tint}">${safe}</text>`
}
