/**
 * Draws the stills with WebGL2 in a headless browser. Needed only when a shader changes:
 * the finished stills are kept beside this file, and seeding needs no browser.
 *
 *   node server/demo/stills/draw.ts [scene,scene…]
 */
import { readFile } from 'node:fs/promises'
import { chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { drawings, type LayerDrawing, type SceneDrawing } from './sheet.ts'

const [defaultWidth, defaultHeight, defaultField] = [1152, 2048, 1.12]
const here = new URL('./', import.meta.url)

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ],
})
const page = await browser.newPage()
await page.addScriptTag({ path: new URL('page.js', here).pathname })
const only = process.argv[2]?.split(',')
for (const [scene, drawing] of Object.entries(drawings)) {
  if (only && !only.includes(scene)) continue
  for (const layer of drawing.layers) await drawLayer(page, scene, drawing, layer)
}
await browser.close()

async function drawLayer(
  page: Page,
  scene: string,
  drawing: SceneDrawing,
  layer: LayerDrawing,
): Promise<void> {
  const [width, height] = layer.size ?? [defaultWidth, defaultHeight]
  const common = await readFile(new URL('shaders/common.glsl', here), 'utf8')
  const own = await readFile(new URL(`shaders/${drawing.shader ?? scene}.glsl`, here), 'utf8')
  for (const [nth, variant] of layer.variants.entries()) {
    const started = Date.now()
    const order = {
      source: common.replaceAll('AA', String(drawing.samples)) + own,
      width,
      height,
      field: layer.field ?? defaultField,
      layer: layer.index,
      variant,
    }
    const pixels = await page.evaluate<string>(`renderStill(${JSON.stringify(order)})`)
    const image = sharp(Buffer.from(pixels, 'base64'), { raw: { width, height, channels: 4 } }).flip()
    const name = layer.variants.length === 1 ? `${scene}-${layer.name}` : `${scene}-${layer.name}-${nth}`
    if (layer.cutOut)
      await image
        .webp({ quality: 82, alphaQuality: 90, effort: 5 })
        .toFile(new URL(`${name}.webp`, here).pathname)
    else
      await image
        .removeAlpha()
        .jpeg({ quality: 82, mozjpeg: true })
        .toFile(new URL(`${name}.jpg`, here).pathname)
    console.log(name, `${Date.now() - started} ms`)
  }
}
