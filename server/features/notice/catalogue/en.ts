import { rulingReasonsEn } from '#contract/plain/moderation.ts'
import type { Told } from './catalogue.ts'
import {
  type Act,
  type Facts,
  isTurn,
  type Moved,
  type Outcome,
  type Telling,
  type Turn,
  type Words,
} from './story.ts'

export const en: { [Kind in Told]: Telling<Kind> } = {
  'entry.received': (f) => ({
    head: 'Submitted',
    what: `Entry ${f.number ?? ''} in ${f.editionName}.`,
    now: waitingFor(f),
  }),
  'entry.eligible': (f) => ({
    head: 'Meets the rules',
    what: f.met.length > 0 ? `Checked: ${f.met.map((rule) => rules[rule] ?? '').join(', ')}.` : '',
    now: waitingFor(f),
  }),
  'entry.ineligible': (f) => ({
    head: 'Doesn’t meet all the rules',
    why: f.broken.join('\n'),
    now: f.until
      ? `You can replace the file until ${f.until}. Your entry still stands.`
      : 'It’s too late to replace the file. The film stays on your own page.',
  }),
  'entry.withdrawn': (f) => ({
    head: 'Entry withdrawn',
    what: `It’s no longer part of the screening and judging of ${f.editionName}.${onOwnPage(f)}`,
    why: f.told.reason ? `Reason: ${f.told.reason}` : '',
    now: [f.until ? `You can submit it again until ${f.until}.` : '', waitingFor(f)]
      .filter(Boolean)
      .join('\n'),
  }),
  'entry.returned': (f) => ({
    head: 'Submitted again',
    what: `It’s back in ${f.editionName}.`,
    now: waitingFor(f),
  }),
  'entry.disqualified': (f) => ({
    head: 'Disqualified',
    what: `It’s no longer part of the screening, voting and judging of ${f.editionName}.${onOwnPage(f)}`,
    why: `Reason from the festival: ${f.told.reason}`,
    now: waitingFor(f),
  }),
  'entry.reinstated': (f) => ({
    head: 'Reinstated',
    what: `It’s back in ${f.editionName}.`,
    now: waitingFor(f),
  }),
  'entry.shortlisted': (f) => ({ head: 'Shortlisted', what: `It’s on the shortlist of ${f.editionName}.` }),
  'entry.finalist': (f) => ({ head: 'Finalist', what: `It’s one of the finalists of ${f.editionName}.` }),
  'entry.unlisted': (f) => ({
    head: f.told.was === 'finalist' ? 'No longer a finalist' : 'No longer shortlisted',
    what:
      f.told.is === 'shortlisted'
        ? `It’s still on the shortlist of ${f.editionName}.`
        : `The entry in ${f.editionName} still stands.`,
  }),
  'film.received': (f) =>
    f.told.replaced
      ? {
          head: 'Film replaced',
          what: `The new file (${f.size}) is uploaded.`,
          now: f.isPublic ? 'Until it’s processed, people see the film as it was.' : '',
        }
      : { head: 'Upload complete', what: `${f.size} uploaded` },
  'film.prepared': (f) => ({ head: 'Film processed', what: raised(f.raisedLu) }),
  'film.changed': (f) => ({
    head: 'The title or description has changed',
    what: f.title ? `The title is now “${f.title}”.` : '',
    now: f.guardianToSee
      ? 'The film isn’t public until you’ve seen it.'
      : 'You can see it on your page. If something isn’t right, you can withdraw your consent.',
  }),
  'film.watchable': (f) =>
    watchableAgain(f) ?? {
      head: 'Your new version is live',
      now: 'The new file is processed, and it’s what people see now.',
    },
  'film.refused': (f) => ({ head: 'File can’t be used', why: f.refusal, now: otherFile(f) }),
  'film.failed': (f) => ({
    head: 'Processing failed',
    why: f.refusal,
    now: 'You can try again with the same file on the film’s page. Your entry still stands.',
  }),
  'film.published': (f) => ({
    head: 'Published',
    now: f.child
      ? 'Everyone can watch it now.'
      : 'Everyone can watch it now. Share the film’s page with anyone you like.',
  }),
  'film.unpublished': (f) => ({ head: 'No longer public', ...unpublished(f) }),
  'film.held': (f) => ({
    head: 'On hold while the festival reviews it',
    why: ruled(f),
    now: [
      'Until the review is done, the film is hidden everywhere. The entry still stands.',
      f.until && !f.child ? `If you change something, you can replace the file until ${f.until}.` : '',
      writeTo(f),
      'We’ll tell you when the review is done.',
    ]
      .filter(Boolean)
      .join('\n'),
  }),
  'film.removed': (f) => ({
    head: 'Removed by the festival',
    why: ruled(f),
    now: ['The film is hidden everywhere, and no longer part of screening, voting and judging.', writeTo(f)]
      .filter(Boolean)
      .join('\n'),
  }),
  'film.released': (f) => ({
    head: 'Restored by the festival',
    why: ruled(f),
    now: f.isPublic ? 'People can see it again, as before.' : waitingFor(f),
  }),
  'film.team_left': (f) => ({
    head: 'You’re no longer in the team',
    what: `${f.member || 'The filmmaker'} took you off the team. The film’s page no longer names you.`,
  }),
  'film.team_joined': (f) => ({
    head: 'Someone joined the team',
    what: `${f.member || 'The person you invited'} accepted the invitation.`,
  }),
  'film.team_declined': (f) => ({
    head: 'An invitation was declined',
    what: `${f.member || 'The person you invited'} won’t join the team.`,
  }),
  'edition.calendar_changed': (f) => ({
    head: 'The dates have changed',
    what: f.moved.map(movedLine).join('\n'),
    why: f.changeReason ? `Reason from the festival: ${f.changeReason}` : '',
    now: f.until ? `You can replace the film until ${f.until}.` : '',
  }),
  'award.announced': announced,
  'award.postponed': postponed,
  'award.published': (f) => awarded(f.award, 'has been decided'),
  'award.changed': (f) => awarded(f.award, 'has changed'),
  'result.announced': announced,
  'result.postponed': postponed,
  'result.published': (f) => awarded(f.award, f.award?.again ? 'has changed' : 'is out'),
  'guardian.asked': () => ({
    head: 'Your guardian has been asked',
    now: 'The email is on its way. Its link works for 14 days.',
  }),
  'guardian.consented': (f) => ({
    head: 'Your guardian has consented',
    now: f.filmId ? waitingFor(f) : 'Films that need nothing else are public now.',
  }),
  'guardian.refused': () => ({
    head: 'Your guardian didn’t consent',
    now: 'Your film isn’t public, but nothing is lost.\nYou could talk it over with your guardian, and ask again.',
  }),
  'guardian.withdrew': () => ({
    head: 'Your guardian has withdrawn consent',
    now: 'Your film is no longer public, but nothing is lost.\nYou could talk it over with your guardian, and ask again.',
  }),
  'guardian.reopened': () => ({
    head: 'Your guardian is thinking again',
    now: 'We’re waiting for your guardian’s answer.',
  }),
  'guardian.saw': (f) => ({
    head: 'Your guardian has seen the change',
    now: f.filmId ? waitingFor(f) : '',
  }),
}

/** A new file that is made, and not shown before the guardian has seen it. */
const watchableAgain = (f: Facts): Words | null => {
  if (f.isPublic || !f.guardianToSee) return null
  return f.child
    ? {
        head: 'The film has been replaced',
        now: 'Please watch the new version. It isn’t public until you’ve seen it.',
      }
    : {
        head: 'Your new version is processed',
        now: 'It’s public once your guardian has seen it. We’ve emailed your guardian.',
      }
}

const phases: Record<Moved['phase'], string> = {
  announced: 'Announced',
  submissions: 'Submissions',
  screening: 'Screening',
  voting: 'Voting',
  judging: 'Judging',
  ceremony: 'Ceremony',
  archive: 'Archive',
  decision: 'Notification',
}

export const actsEn: Record<Act, string> = {
  entry: 'View your entry',
  film: 'Manage your film',
  consent: 'See the film',
  watch: 'View film page',
  replace: 'Replace film',
  promises: 'Confirm the rights',
  terms: 'Read the terms',
  'birth date': 'Enter your date of birth',
  guardian: 'Ask for consent',
  send: 'Continue the upload',
  result: 'View the result',
  edition: 'View the dates',
}

const waitingFor = (f: Facts): string => {
  if (f.child || f.isPublic || !f.filmId) return ''
  const lines = f.waiting.filter(isTurn).map((one) => {
    if (one !== 'guardian') return waiting[one]
    if (f.guardianToSee) return 'We’re waiting for your guardian to see the change.'
    return f.guardianAsked ? 'We’re waiting for your guardian’s answer.' : waiting[one]
  })
  return lines.join('\n')
}

const waiting: Record<Turn, string> = {
  upload: 'The upload isn’t finished.',
  preparation: 'It’s being processed. There’s nothing for you to do meanwhile.',
  rights: 'To go public, it needs you to confirm the rights.',
  terms: 'To go public, it needs you to agree to the terms.',
  birth_date: 'To go public, it needs your date of birth.',
  guardian: 'To go public, it needs a guardian’s consent. Ask your guardian for it.',
  place: 'You can publish it on your own page.',
}

const writeTo = (f: Facts): string =>
  f.entryId && !f.child ? 'You can write to the festival, and send documents, on the page of your entry.' : ''

const onOwnPage = (f: Facts): string =>
  f.isPublic ? ' The film is still public.' : ' The film is no longer public.'

const otherFile = (f: Facts): string => {
  if (!f.edition) return 'You can upload another file.'
  return f.until
    ? `You can upload another file until ${f.until}. Your entry still stands.`
    : 'It’s too late to upload another file.'
}

const unpublished = (f: Facts<'film.unpublished'>): { why: string; now: string } => ({
  why: whyUnpublished[f.told.why] ?? '',
  now: waitingFor(f),
})

const whyUnpublished: Record<string, string> = {
  maker: 'The filmmaker unpublished it.',
  rights: 'The rights aren’t all confirmed.',
  terms: 'Consent to the terms was withdrawn.',
  guardian: 'There’s no guardian’s consent for it.',
  place: 'It’s not entered in any festival now, and you haven’t chosen to publish it on your own page.',
}

const ruled = (f: Facts<'film.held' | 'film.removed' | 'film.released'>): string =>
  `Reason (${inLine(reasons[f.told.reasonCode] ?? rulingReasonsEn.other)})${f.told.reason && `: ${f.told.reason}`}`

const reasons: Record<string, string> = rulingReasonsEn
const inLine = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

const raised = (lu: number | null): string => {
  if (lu === null) return ''
  if (lu > 0) return `Volume raised by ${lu} dB`
  return lu < 0 ? `Volume lowered by ${-lu} dB` : 'Volume unchanged'
}

const movedLine = ({ phase, from, to }: Moved): string =>
  `${phases[phase]}: ${from ?? 'none'} → ${to ?? 'none'}`

function announced(f: Facts): Words {
  const { head, what } = awarded(f.award, 'has been decided')
  return {
    head,
    what: what ?? '',
    now: `It will be announced on ${f.publicAt}. Until then, please tell nobody but your team.`,
  }
}

function postponed(f: Facts): Words {
  return {
    head: `The announcement of “${f.award?.name ?? ''}” is postponed`,
    what: `The organisers stopped the announcement planned for ${f.publicAt}. What you were told isn’t final.`,
    now: 'You’ll hear from us once it’s decided.',
  }
}

const awarded = (award: Outcome | null, done: string): Words => {
  if (!award) return { head: 'The result is out' }
  const [first] = award.mine
  const name = `“${award.name}”`
  if (!first) return { head: `${name} ${done}`, now: 'The result page shows which films were chosen.' }
  if (award.places === 1 && first.place === 1) return { head: `Winner of ${name}`, what: 'Congratulations.' }
  const place = (one: Outcome['mine'][number]) =>
    `${one.tied ? 'joint ' : ''}${ordinal(one.place)} place${award.mine.length > 1 ? ` for “${one.title || 'Untitled'}”` : ''}`
  return { head: `${name}: ${award.mine.map(place).join(', ')}`, what: `${name} ${done}.` }
}

const ordinal = (n: number): string => {
  const ending = { one: 'st', two: 'nd', few: 'rd' } as Record<string, string>
  return `${n}${ending[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)] ?? 'th'}`
}

const rules: Record<string, string> = {
  length: 'length',
  shape: 'aspect ratio',
  bars: 'no black bars',
  age: 'age',
  entries: 'number of entries',
  captions: 'captions',
}
