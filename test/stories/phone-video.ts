import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { draw } from '../drawn.ts'

/** A folder of videos as phones make them. `await using videos = await phoneVideos()`. */
export type PhoneVideos = {
  /** Upright H.264 with sound, with a place written in it as phones do. Path of an MP4. */
  upright(seconds: number): Promise<string>
  /** A recording whose end was never written. */
  cutShort(): Promise<string>
}

export async function phoneVideos(): Promise<PhoneVideos & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'verticale-videos-'))
  return {
    upright: async (seconds) => {
      const file = join(folder, `upright-${seconds}.mp4`)
      draw(file, [
        ...['-f', 'lavfi', '-i', `testsrc2=size=360x640:rate=30:duration=${seconds}`],
        ...['-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`, '-c:v', 'libx264'],
        ...['-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
        ...['-metadata', 'location=+35.6586+139.7454/'],
      ])
      return file
    },
    cutShort: async () => {
      const file = join(folder, 'cut-short.mp4')
      const head = Buffer.from('000000186674797069736f6d0000020069736f6d6d703432', 'hex')
      const rest = Buffer.alloc(200_000, 7)
      rest.writeUInt32BE(900_000, 0)
      rest.write('mdat', 4)
      await writeFile(file, Buffer.concat([head, rest]))
      return file
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true })
    },
  }
}
