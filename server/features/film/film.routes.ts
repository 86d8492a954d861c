import type { FastifyInstance } from 'fastify'
import type { CaptionFile } from '#contract/captions.ts'
import { filmRoutes as contract } from '#contract/film.ts'
import { refuse } from '#platform/errors.ts'
import { personOf, serveRoutes } from '#platform/http/http.ts'
import type { Platform } from '#platform/platform.ts'
import { filmAccess } from './film.access.ts'
import {
  acceptInvitation,
  captionsOf,
  changeFilm,
  choosePoster,
  createFilm,
  declareRights,
  declineInvitation,
  deleteFilm,
  draftOf,
  dropWording,
  filmsOf,
  filmToWatch,
  invitationTo,
  inviteToTeam,
  keepWording,
  leaveOwnPage,
  leaveTeam,
  myFilms,
  preparationOf,
  prepareAgain,
  removeCaptions,
  setCaptions,
  showOnOwnPage,
  takeBack,
  tryCaptions,
} from './film.ts'

export const filmRoutes = (app: FastifyInstance, platform: Platform): void => {
  const { db } = platform
  serveRoutes(app, platform, 'film', contract, filmAccess, {
    'POST /films': async ({ caller, body: { id, ...change } }) => {
      await createFilm(platform, personOf(caller).id, id, change)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'PATCH /films/:id': async ({ caller, params: { id }, body: { basedOn, ...change } }) => {
      await changeFilm(platform, personOf(caller).id, id, change, basedOn)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'PUT /films/:id/wording': async ({ caller, params: { id }, body: { basedOn, ...change } }) => {
      await keepWording(platform, personOf(caller).id, id, change, basedOn)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'DELETE /films/:id/wording': async ({ caller, params: { id } }) => {
      await dropWording(platform, id)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'PUT /films/:id/own-page': async ({ caller, params: { id } }) => {
      await showOnOwnPage(platform, personOf(caller).id, id)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'DELETE /films/:id/own-page': async ({ caller, params: { id } }) => {
      await leaveOwnPage(platform, id)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'GET /films/:id': async ({ caller, params: { id } }) =>
      (await filmToWatch(platform, id, caller.person?.id ?? null)) ?? refuse('not_found'),
    'GET /films/:id/draft': ({ caller, params: { id } }) =>
      draftOf(platform, personOf(caller).id, id, caller.language),
    'DELETE /films/:id': async ({ caller, params: { id } }) => {
      await deleteFilm(platform, personOf(caller).id, id)
      return {}
    },
    'GET /me/films': async ({ caller }) => ({
      films: await myFilms(platform, personOf(caller).id, caller.language),
    }),
    'GET /people/:id/films': async ({ params: { id } }) => ({ films: await filmsOf(db, id) }),
    'DELETE /films/:id/publication': async ({ caller, params: { id } }) => {
      await takeBack(platform, personOf(caller).id, id)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'GET /films/:id/preparation': ({ caller, params: { id } }) => preparationOf(db, id, caller.language),
    'POST /films/:id/preparation/retry': async ({ caller, params: { id } }) => {
      await prepareAgain(platform, id)
      return await preparationOf(db, id, caller.language)
    },
    'PUT /films/:id/poster': async ({ caller, params: { id }, body: { atMs } }) => {
      await choosePoster(platform, personOf(caller).id, id, atMs)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'POST /films/:id/caption-reading': ({ params: { id }, body }) => tryCaptions(db, id, bytesOf(body)),
    'PUT /films/:id/captions/:language': async ({ caller, params: { id, language }, body }) => {
      const warnings = await setCaptions(platform, personOf(caller).id, id, language, bytesOf(body))
      return { draft: await draftOf(platform, personOf(caller).id, id, caller.language), warnings }
    },
    'GET /films/:id/captions/:language': async ({ params: { id, language } }) => ({
      language,
      webvtt: await captionsOf(db, id, language),
    }),
    'DELETE /films/:id/captions/:language': async ({ caller, params: { id, language } }) => {
      await removeCaptions(platform, personOf(caller).id, id, language)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'PUT /films/:id/rights': async ({ caller, params: { id }, body }) => {
      await declareRights(platform, personOf(caller).id, id, body)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'POST /films/:id/team': async ({ caller, params: { id }, body }) => {
      await inviteToTeam(platform, personOf(caller).id, id, body)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'DELETE /films/:id/team/:memberId': async ({ caller, params: { id, memberId } }) => {
      await leaveTeam(platform, personOf(caller).id, id, memberId)
      return await draftOf(platform, personOf(caller).id, id, caller.language)
    },
    'GET /invitations/:token': ({ params: { token } }) => invitationTo(db, token),
    'PUT /invitations/:token/acceptance': ({ caller, params: { token } }) =>
      acceptInvitation(platform, personOf(caller).id, token),
    'PUT /invitations/:token/refusal': ({ caller, params: { token } }) =>
      declineInvitation(platform, personOf(caller).id, token),
  })
}

const bytesOf = (file: CaptionFile): string | Buffer =>
  'text' in file ? file.text : Buffer.from(file.base64, 'base64')
