import { story } from '#features/entry/entry.asks.ts'
import { answer, type Feature } from '#platform/feature.ts'
import { on } from '#platform/subscription.ts'

/** Kinds that somebody hears by a notice: the catalogue's, but for those that the timeline alone shows. */
const heard = [
  'entry.received',
  'entry.eligible',
  'entry.ineligible',
  'entry.withdrawn',
  'entry.returned',
  'entry.disqualified',
  'entry.shortlisted',
  'entry.finalist',
  'entry.unlisted',
  'entry.reinstated',
  'film.received',
  'film.watchable',
  'film.changed',
  'film.refused',
  'film.failed',
  'film.published',
  'film.unpublished',
  'film.held',
  'film.removed',
  'film.released',
  'film.team_left',
  'film.team_joined',
  'film.team_declined',
  'edition.calendar_changed',
  'award.announced',
  'award.postponed',
  'award.published',
  'award.changed',
  'result.announced',
  'result.postponed',
  'result.published',
  'guardian.asked',
  'guardian.consented',
  'guardian.refused',
  'guardian.withdrew',
  'guardian.reopened',
  'guardian.saw',
] as const

/** What happens to a film is told to those who made it: in its timeline, on their page, and by letter. */
export const notice: Feature = {
  name: 'notice',
  answers: [answer(story, async (platform) => (await import('./story.ts')).createStoryTeller(platform))],
  subscriptions: [
    on('notice.tell', heard, async (platform, trx, event) =>
      (await import('./notices.ts')).tellOf(platform, trx, event),
    ),
    on('notice.note-given-up', ['letter.given_up'], async (_platform, trx, { subjectId }) =>
      (await import('./undelivered.ts')).noteGivenUp(trx, subjectId),
    ),
  ],
  routes: async () => (await import('./notice.routes.ts')).noticeRoutes,
  jobs: async () => (await import('./notice.jobs.ts')).noticeJobs,
  personal: async () => (await import('./personal.ts')).noticePersonal,
}
