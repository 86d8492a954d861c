import type { FastifyInstance } from 'fastify'
import { editionRoutes as contract } from '#contract/edition.ts'
import { refuse } from '#platform/errors.ts'
import { holds, personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { editionAccess } from './edition.access.ts'
import {
  allEditions,
  archiveEdition,
  calendarChanges,
  changeCalendar,
  changeEdition,
  claimsOn,
  createEdition,
  deleteEdition,
  type HasEntries,
  keyPictureFile,
  openingOf,
  pagesOf,
  publishEdition,
  readInk,
  removeKeyPicture,
  rightsVersion,
  setKeyPicture,
  unarchiveEdition,
  unpublishEdition,
  writePage,
} from './edition.ts'
import { editionReply, editionSummary } from './edition.view.ts'
import { editionAt } from './find.ts'

export const editionRoutes = (app: FastifyInstance, platform: Platform, hasEntries: HasEntries): void => {
  const { db, clock } = platform
  serveRoutes(app, platform, 'edition', contract, editionAccess, {
    'GET /editions': async ({ caller }) => {
      const seen = (await allEditions(db)).filter(
        ({ id, publishedAt }) =>
          publishedAt || holds(caller, ['organiser', 'moderator', 'juror', 'producer', 'press'], id),
      )
      return { editions: seen.map((edition) => editionSummary(edition, clock.now())) }
    },
    'POST /editions': async ({ caller, body }) =>
      editionReply(await createEdition(platform, personOf(caller).id, body), clock.now()),
    'GET /editions/:id': async ({ params }) =>
      editionReply((await editionAt(db, params.id, clock.now())) ?? refuse('not_found'), clock.now()),
    'PATCH /editions/:id': async ({ caller, params, body }) =>
      editionReply(await changeEdition(platform, personOf(caller).id, params.id, body), clock.now()),
    'PUT /editions/:id/calendar': async ({ caller, params, body }) =>
      editionReply(await changeCalendar(platform, personOf(caller).id, params.id, body), clock.now()),
    'GET /editions/:id/calendar/changes': async ({ caller, params }) => ({
      changes: await calendarChanges(db, params.id, { withPersons: holds(caller, ['organiser'], params.id) }),
    }),
    'GET /claims': ({ query }) => claimsOn(db, query),
    'GET /editions/:id/opening': ({ params }) => openingOf(platform, params.id, hasEntries),
    'GET /editions/:id/pages': async ({ caller, params }) => {
      const edition = (await editionAt(db, params.id, clock.now())) ?? refuse('not_found')
      return {
        pages: await pagesOf(db, edition.id, { withSource: holds(caller, ['organiser'], edition.id) }),
      }
    },
    'PUT /editions/:id/pages/:kind': ({ caller, params, body }) =>
      writePage(platform, personOf(caller).id, { editionId: params.id, kind: params.kind, text: body }),
    'PUT /editions/:id/archiving': async ({ caller, params }) =>
      editionReply(await archiveEdition(platform, personOf(caller).id, params.id), clock.now()),
    'DELETE /editions/:id/archiving': async ({ caller, params }) =>
      editionReply(await unarchiveEdition(platform, personOf(caller).id, params.id), clock.now()),
    'DELETE /editions/:id': async ({ caller, params }) => {
      await deleteEdition(platform, personOf(caller).id, params.id, hasEntries)
      return {}
    },
    'PUT /editions/:id/publication': async ({ caller, params }) =>
      editionReply(await publishEdition(platform, personOf(caller).id, params.id), clock.now()),
    'DELETE /editions/:id/publication': async ({ caller, params }) =>
      editionReply(await unpublishEdition(platform, personOf(caller).id, params.id, hasEntries), clock.now()),
    'PUT /editions/:id/key-picture': async ({ caller, params, body }) =>
      editionReply(await setKeyPicture(platform, personOf(caller).id, params.id, body.file), clock.now()),
    'DELETE /editions/:id/key-picture': async ({ caller, params }) =>
      editionReply(await removeKeyPicture(platform, personOf(caller).id, params.id), clock.now()),
    'GET /editions/:id/key-picture/:file': async ({ params, http }) => {
      const { bytes, mediaType } = await keyPictureFile(platform, params.id, params.file)
      http.reply
        .header('content-type', mediaType)
        .header('cache-control', 'public, max-age=31536000, immutable')
      return bytes
    },
    'GET /editions/:id/rights/:version': async ({ params }) =>
      (await rightsVersion(db, params.id, params.version)) ?? refuse('not_found'),
    'GET /inks/:hex': ({ params }) => readInk(`#${params.hex.toLowerCase()}`),
  })
}
