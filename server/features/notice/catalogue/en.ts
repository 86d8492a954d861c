import type { Told } from './catalogue.ts'
import type { Act, Facts, Moved, Outcome, Telling, Waiting } from './story.ts'

export const en: { [Kind in Told]: Telling<Kind> } = {
  'entry.received': (f) => ({
    head: 'Entered',
    what: `It has reached ${f.editionName} as number ${f.number ?? ''}.`,
    now: waitingFor(f),
  }),
  'entry.eligible': (f) => ({
    head: 'It fits the rules',
    what: f.met.length > 0 ? `Checked: ${f.met.map((rule) => rules[rule] ?? '').join(', ')}.` : '',
    now: waitingFor(f),
  }),
  'entry.ineligible': (f) => ({
    head: 'Something does not fit the rules',
    why: f.broken.join('\n'),
    now: f.until
      ? `You can replace the file until ${f.until}. Your entry still stands.`
      : 'It is too late to replace the file. The film stays on your own page.',
  }),
  'entry.withdrawn': (f) => ({
    head: 'Entry withdrawn',
    what: `It no longer takes part in the screening and judging of ${f.editionName}.${f.isPublic ? ' The film stays on its maker’s page.' : ''}`,
    why: f.told.reason ? `Reason: ${f.told.reason}` : '',
    now: f.until ? `Until ${f.until} it can be entered again.` : '',
  }),
  'entry.returned': (f) => ({
    head: 'Entered again',
    what: `It is back in ${f.editionName}.`,
    now: waitingFor(f),
  }),
  'entry.disqualified': (f) => ({
    head: 'Disqualified',
    what: `It no longer takes part in the screening, voting and judging of ${f.editionName}.${f.isPublic ? ' The film stays on its maker’s page.' : ''}`,
    why: `The organisers’ reason: ${f.told.reason}`,
  }),
  'entry.reinstated': (f) => ({
    head: 'Back in the competition',
    what: `The disqualification was taken back: the film takes part in ${f.editionName} again.`,
    now: waitingFor(f),
  }),
  'film.received': (f) =>
    f.told.replaced
      ? {
          head: 'Replaced',
          what: `The new file (${f.size}) has arrived in full.${f.isPublic ? ' Until it is ready, the film is shown as it was.' : ''}`,
        }
      : { head: 'Received', what: `${f.size}, every byte.` },
  'film.prepared': (f) => ({ head: 'Picture and sound prepared', what: raised(f.raisedLu) }),
  'film.watchable': () => ({
    head: 'The new version is on show',
    what: 'The file that you sent in its place is ready, and is what people see now.',
  }),
  'film.refused': (f) => ({ head: 'The file cannot be shown', why: f.refusal, now: otherFile(f) }),
  'film.failed': (f) => ({
    head: 'The preparation stopped',
    why: f.refusal,
    now: 'You can try again with the same file from the film’s page. Your entry still stands.',
  }),
  'film.published': (f) => ({
    head: 'On show',
    what: f.child
      ? 'Everybody can watch it now.'
      : 'Everybody can watch it now. Send the film’s page to whomever you like.',
  }),
  'film.unpublished': (f) => ({ head: 'No longer public', ...unpublished(f) }),
  'film.held': (f) => ({
    head: 'The organisers are looking into it',
    what: 'Until they have, the film is shown nowhere. Your entry still stands.',
    why: ruled(f),
    now: f.until
      ? `If you want to change something, you can replace the file until ${f.until}. We will write when it is settled.`
      : 'We will write when it is settled.',
  }),
  'film.removed': (f) => ({
    head: 'Taken off by the organisers',
    what: 'The film is shown nowhere any more, and no longer takes part in screening, voting and judging.',
    why: ruled(f),
  }),
  'film.released': (f) => ({
    head: 'Looked into and cleared',
    what: f.isPublic ? 'It is shown again as before.' : '',
    why: ruled(f),
    now: waitingFor(f),
  }),
  'film.team_joined': (f) => ({
    head: 'Somebody joined the team',
    what: `${f.member || 'Whom you invited'} accepted the invitation.`,
  }),
  'film.team_declined': (f) => ({
    head: 'An invitation was declined',
    what: `${f.member || 'Whom you invited'} does not join the team.`,
  }),
  'edition.calendar_changed': (f) => ({
    head: 'The dates have moved',
    what: f.moved.map(movedLine).join('\n'),
    why: f.changeReason ? `The organisers’ reason: ${f.changeReason}` : '',
    now: f.until ? `You can replace the film until ${f.until}.` : '',
  }),
  'award.published': (f) => awarded(f.award, 'has been decided'),
  'award.changed': (f) => awarded(f.award, 'has been changed'),
  'result.published': (f) => awarded(f.award, f.award?.again ? 'has been counted again' : 'is out'),
  'guardian.asked': () => ({
    head: 'A guardian has been asked',
    what: 'The letter is on its way, and its link works for 14 days. We are waiting for the answer.',
  }),
  'guardian.consented': (f) => ({
    head: 'Your guardian has agreed',
    now: f.filmId ? waitingFor(f) : 'Films that wait for nothing else are public now.',
  }),
  'guardian.refused': () => ({
    head: 'Your guardian does not agree',
    what: 'The film is not public. It is not lost either.',
    now: 'Please talk it over with your guardian. You can also ask again.',
  }),
  'guardian.withdrew': () => ({
    head: 'Your guardian has taken the consent back',
    what: 'The film is no longer public. It is not lost.',
    now: 'Please talk it over with your guardian. You can also ask again.',
  }),
}

const phases = {
  announced: 'Announced',
  submissions: 'Submissions',
  screening: 'Screening',
  voting: 'Voting',
  judging: 'Judging',
  ceremony: 'Ceremony',
  archive: 'Archive',
  decision: 'Makers hear the outcome',
}

export const actsEn: Record<Act, string> = {
  entry: 'See how it goes',
  film: 'See how the film stands',
  watch: 'Open the film’s page',
  replace: 'Replace the film',
  promises: 'Give the promises',
  terms: 'To the terms',
  guardian: 'Ask a guardian',
  send: 'Go on sending',
  result: 'See the result',
  edition: 'See the dates',
}

const waitingFor = (f: Facts): string => {
  if (f.child || f.isPublic || !f.filmId) return ''
  const asked = f.waiting.map((one) =>
    one === 'guardian' && f.guardianAsked ? 'We are waiting for your guardian’s answer.' : waiting[one],
  )
  return asked.join('\n')
}

const waiting: Record<Waiting, string> = {
  upload: 'We are waiting for the rest of the file.',
  preparation: 'It is being prepared for the screens. There is nothing for you to do meanwhile.',
  rights: 'To become public it needs your three promises about rights.',
  terms: 'To become public it needs your agreement to the terms.',
  guardian: 'To become public it needs the consent of a parent or guardian. Please ask yours.',
  ruling: 'The organisers are looking into it.',
}

const otherFile = (f: Facts): string => {
  if (!f.edition) return 'You can send another file.'
  return f.until
    ? `You can send another file until ${f.until}. Your entry still stands.`
    : 'It is too late to send another file.'
}

const unpublished = (f: Facts<'film.unpublished'>): { why: string; now?: string } => {
  const now = waitingFor(f)
  switch (f.told.why) {
    case 'maker':
      return { why: 'Its maker took it back.' }
    case 'rights':
      return { why: 'The promises about rights are not all given.', now }
    case 'terms':
      return { why: 'The agreement to the terms was taken back.', now }
    default:
      return { why: 'There is no guardian’s consent for it any more.', now }
  }
}

const ruled = (f: Facts<'film.held' | 'film.removed' | 'film.released'>): string =>
  `Reason (${reasons[f.told.reasonCode] ?? reasons.other}): ${f.told.reason}`

const reasons: Record<string, string> = {
  rights: 'rights in music or pictures',
  person_shown: 'consent of a person shown',
  violence: 'violence',
  hate: 'hate or insult',
  sexual: 'sexual content',
  danger: 'dangerous acts',
  advertising: 'advertising',
  unlawful: 'possibly unlawful',
  looked_into: 'looked into, nothing wrong',
  mistake: 'our mistake',
  other: 'something else',
}

const raised = (lu: number | null): string => {
  if (lu === null) return ''
  if (lu > 0) return `Its sound was soft and is ${lu} dB louder now.`
  return lu < 0 ? `Its sound was loud and is ${-lu} dB softer now.` : 'The sound is as loud as it was.'
}

const movedLine = ({ phase, from, to }: Moved): string =>
  `${phases[phase]}: ${from ?? 'none'} → ${to ?? 'none'}`

const awarded = (award: Outcome | null, done: string) => {
  if (!award) return { head: `The result ${done}` }
  const [first] = award.mine
  if (!first) return { head: `“${award.name}” ${done}`, now: 'The result page says which films were chosen.' }
  const place = (one: Outcome['mine'][number]) =>
    `${one.tied ? 'shared ' : ''}${ordinal(one.place)} place${award.mine.length > 1 ? ` for “${one.title || 'Untitled'}”` : ''}`
  const places = award.mine.map(place).join(', ')
  return award.places === 1 && first.place === 1
    ? { head: `It won “${award.name}”`, what: `The result ${done}. Congratulations.` }
    : { head: `“${award.name}”: ${places}`, what: `The result ${done}.` }
}

const ordinal = (n: number): string => {
  const ending = { one: 'st', two: 'nd', few: 'rd' } as Record<string, string>
  return `${n}${ending[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)] ?? 'th'}`
}

const rules: Record<string, string> = {
  length: 'length',
  shape: 'shape',
  bars: 'no bars',
  age: 'age',
  entries: 'number of entries',
  captions: 'captions',
}
