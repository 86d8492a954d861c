import { Type } from 'typebox'
import { channelMap, type FromServer } from '#contract/realtime.ts'
import { createHttp } from '#platform/http/http.ts'
import { served } from '#platform/realtime/channel.ts'
import { openRealtime } from '#platform/realtime/door.ts'
import type { Site } from './harness.ts'

const forms = channelMap({
  'squares/:id': {
    summary: 'a text that everybody may read',
    params: Type.Object({ id: Type.String() }),
    state: Type.String(),
  },
})

/** A process with a door of its own, on the site's platform; `text` is what stands in its one square. */
export const openSquare = async ({ platform }: Pick<Site, 'platform'>, port = 0) => {
  const square = { text: '', reads: 0, asked: 0 }
  const channels = served(forms, {
    'squares/:id': {
      access: () => null,
      state: async () => {
        square.reads += 1
        return square.text
      },
    },
  })
  const app = await createHttp({
    log: platform.log,
    publicUrl: platform.config.publicUrl,
    trustProxy: 0,
    identify: async () => {
      square.asked += 1
      return { person: null, visitorId: null, language: 'ja', via: null }
    },
  })
  await openRealtime(app, platform, channels)
  const address = await app.listen({ host: '127.0.0.1', port })
  return {
    app,
    address,
    square,
    write: (text: string) => {
      square.text = text
      platform.bell.look('squares/:id' as never, { id: '1' })
    },
    [Symbol.asyncDispose]: () => app.close(),
  }
}

/** Its address. */
export const square = 'squares/1'

export const tells = (text: string) => (one: FromServer) => 'state' in one && one.state === text
