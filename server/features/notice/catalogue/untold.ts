import type { NewsKind } from '#contract/events.ts'

/** News that nobody hears as part of a film's story, each with the reason. A kind stands here or in the catalogue. */
export const untold = {
  'person.joined': 'the person has just done it, and signing in is answered at once',
  'person.signed_in': 'the person has just done it',
  'person.birth_date_told': 'the person has just done it',
  'person.erased': 'nobody is left to hear it; what it does to films is told by their own news',
  'role.granted': 'roles are no part of a film’s story; an invitation has a letter of its own',
  'role.revoked': 'roles are no part of a film’s story',
  'consent.given': 'the person has just done it; what it does to a film is told as published',
  'consent.withdrawn': 'the person has just done it; what it does to a film is told as unpublished',
  'edition.created': 'a draft concerns its organisers alone',
  'edition.changed': 'what it does to an entry is told as eligible or ineligible',
  'edition.published': 'an edition has no entries before',
  'edition.unpublished': 'an edition that has entries cannot be taken back',
  'edition.archived': 'nothing changes for its makers',
  'edition.unarchived': 'nothing changes for its makers',
  'edition.deleted': 'nobody has entered it',
  'film.begun': 'its maker has just done it, and it is a draft',
  'film.poster_chosen': 'its makers have just done it',
  'film.captioned': 'its makers have just done it; what it does to an entry is told as eligible',
  'film.rights_declared':
    'its maker has just done it; what it does to a film is told as published or unpublished',
  'film.team_invited': 'the one who is invited gets a letter of its own',
  'film.posted': 'its maker has just done it; each entry that it makes is told as received',
  'film.erased': 'its maker has just done it, and nothing of it may be named any more',
  'motion.moved': 'a motion is the organisers’ own; what it changes is told',
  'objection.raised': 'it is public beside the result, and about ballots',
  'objection.dropped': 'it is public beside the result, and about ballots',
  'award.decided': 'secret until the award is published',
  'result.counted': 'secret until the result is published',
  'entry.message_sent': 'each message has a letter of its own, with the words and the link to answer by',
  'letter.given_up': 'a letter that cannot be delivered is for the organisers to see',
} as const satisfies Partial<Record<NewsKind, string>>

export type Untold = keyof typeof untold
