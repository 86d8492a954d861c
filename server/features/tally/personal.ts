import type { PersonalPart } from '#platform/personal.ts'

/** Who counted, decided and published: a result can be questioned only if that is known. */
export const tallyPersonal: PersonalPart = {
  feature: 'tally',
  columns: {
    'announcement.announced_by': 'history, stays',
    'award_publication.published_by': 'history, stays',
    'decision.decided_by': 'history, stays',
    'motion.moved_by': 'history, stays',
    'objection.raised_by': 'history, stays',
    'result.counted_by': 'history, stays',
    'result_publication.published_by': 'history, stays',
  },
}
