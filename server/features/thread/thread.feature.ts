import type { Feature } from '#platform/feature.ts'
import { on } from '#platform/subscription.ts'

export const thread: Feature = {
  name: 'thread',
  subscriptions: [
    on('thread.write-letters', ['entry.message_sent'], async (platform, trx, { data: { messageId } }) =>
      (await import('./write-letters.ts')).writeLetters(platform, trx, messageId),
    ),
    on('thread.forget-notes', ['person.erased'], async (_platform, trx, { subjectId }) =>
      (await import('./notes.ts')).forgetNotesOn(trx, subjectId),
    ),
  ],
  routes: async () => (await import('./thread.routes.ts')).threadRoutes,
  channels: async () => (await import('./thread.channels.ts')).threadChannels,
  jobs: async () => (await import('./thread.jobs.ts')).threadJobs,
  personal: async (platform) => (await import('./personal.ts')).threadPersonal(platform),
}
