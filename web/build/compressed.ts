import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Fonts and pictures are compressed in themselves, and below a packet nothing is gained. */
const kinds = ['{assets,icons}/**/*.{js,css,svg}', '*.{js,webmanifest}']
const packet = 1400

/** Lays `.br` and `.gz` beside each file of a build that gets smaller by it. */
export const compressIn = async (folder: string): Promise<void> => {
  await Promise.all(globSync(kinds, { cwd: folder }).map((file) => compress(join(folder, file))))
}

const compress = async (path: string): Promise<void> => {
  const bytes = await readFile(path)
  if (bytes.length < packet) return
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ])
  if (br.length < bytes.length) await writeFile(`${path}.br`, br)
  if (gz.length < bytes.length) await writeFile(`${path}.gz`, gz)
}

/** Once a build, so that no server has to. */
export const compressed = (): Plugin => {
  let folder = ''
  return {
    name: 'verticale:compressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir)
    },
    writeBundle: { order: 'post', sequential: true, handler: () => compressIn(folder) },
  }
}
