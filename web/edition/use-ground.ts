import { useState } from 'preact/hooks'
import { type Ground, groundOf } from './ground.ts'

/** Parts of a picture, as shares of its box, that words stand on. */
type Area = { left: number; top: number; right: number; bottom: number }

/** Where the words of a poster stand: upright at its right, level over its upper half. */
export const areaOf = (upright: boolean): Area =>
  upright ? { left: 0.5, top: 0, right: 1, bottom: 1 } : { left: 0, top: 0, right: 1, bottom: 0.55 }

/** Measures a key picture where words stand on it, once it has come; null until then. */
export const useGround = (accent: string, area: Area): [Ground | null, (image: HTMLImageElement) => void] => {
  const [grey, setGrey] = useState<number[] | null>(null)
  return [grey && groundOf(grey, accent), (image) => setGrey(greyIn(image, area))]
}

/** The picture as it fills its box, in grey, a point for some pixels. */
const greyIn = (image: HTMLImageElement, { left, top, right, bottom }: Area): number[] | null => {
  const [width, height] = [48, Math.round((48 * image.clientHeight) / Math.max(1, image.clientWidth)) || 48]
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  if (!drawing) return null
  const scale = Math.max(width / image.naturalWidth, height / image.naturalHeight)
  const [w, h] = [image.naturalWidth * scale, image.naturalHeight * scale]
  drawing.drawImage(image, (width - w) / 2, (height - h) / 2, w, h)
  const [x, y] = [Math.floor(left * width), Math.floor(top * height)]
  const { data } = drawing.getImageData(
    x,
    y,
    Math.max(1, Math.floor(right * width) - x),
    Math.max(1, Math.floor(bottom * height) - y),
  )
  return Array.from(
    { length: data.length / 4 },
    (_, at) =>
      (0.2126 * (data[at * 4] ?? 0) + 0.7152 * (data[at * 4 + 1] ?? 0) + 0.0722 * (data[at * 4 + 2] ?? 0)) /
      255,
  )
}
