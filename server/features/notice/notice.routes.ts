import type { FastifyInstance } from 'fastify'
import { noticeRoutes as contract } from '#contract/notice.ts'
import { type Caller, holds, personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { noticeAccess } from './notice.access.ts'
import {
  dismiss,
  noticesOf,
  personOfToken,
  putBack,
  refuseLetters,
  refusesLetters,
  seeNotices,
  sendAgain,
  undelivered,
  wantLetters,
} from './notice.ts'

export const noticeRoutes = async (app: FastifyInstance, platform: Platform): Promise<void> => {
  const letters = async (caller: Caller, id: string) => ({
    letters: await undelivered(platform, id, {
      personId: personOf(caller).id,
      organises: holds(caller, ['organiser'], id),
      language: caller.language,
    }),
    leave: platform.mail.carrier !== undefined,
  })
  await app.register(async (scope) => {
    // mail programs press a letter's button with a form of theirs (RFC 8058, 3.2); the address says it all
    scope.addContentTypeParser(
      ['application/x-www-form-urlencoded', 'multipart/form-data'],
      { parseAs: 'buffer' },
      (_request, _body, done) => done(null),
    )
    serveRoutes(scope, platform, 'notice', contract, noticeAccess, {
      'GET /me/notices': ({ caller, query }) =>
        noticesOf(platform, personOf(caller).id, query, caller.language),
      'PUT /me/notices/seen': async ({ caller, body: { upTo } }) => ({
        unseen: await seeNotices(platform, personOf(caller).id, upTo),
      }),
      'GET /me/letter-refusal': async ({ caller }) => ({
        refused: await refusesLetters(platform.db, personOf(caller).id),
      }),
      'PUT /me/letter-refusal': async ({ caller }) => {
        await refuseLetters(platform, personOf(caller).id)
        return { refused: true }
      },
      'DELETE /me/letter-refusal': async ({ caller }) => {
        await wantLetters(platform, personOf(caller).id)
        return { refused: false }
      },
      'GET /letter-refusals/:token': async ({ params: { token } }) => ({
        refused: await refusesLetters(platform.db, await personOfToken(platform, token)),
      }),
      'POST /letter-refusals/:token': async ({ params: { token } }) => {
        await refuseLetters(platform, await personOfToken(platform, token))
        return { refused: true }
      },
      'DELETE /letter-refusals/:token': async ({ params: { token } }) => {
        await wantLetters(platform, await personOfToken(platform, token))
        return { refused: false }
      },
      'GET /editions/:id/letters': ({ caller, params: { id } }) => letters(caller, id),
      'PUT /editions/:id/letters/:letterId/sending': async ({ caller, params: { id, letterId } }) => {
        await sendAgain(platform, id, letterId)
        return await letters(caller, id)
      },
      'PUT /editions/:id/letters/:letterId/dismissal': async ({ caller, params: { id, letterId } }) => {
        await dismiss(platform, id, letterId, personOf(caller).id)
        return await letters(caller, id)
      },
      'DELETE /editions/:id/letters/:letterId/dismissal': async ({ caller, params: { id, letterId } }) => {
        await putBack(platform, id, letterId)
        return await letters(caller, id)
      },
    })
  })
}
