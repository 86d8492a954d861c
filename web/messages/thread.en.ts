import { plural } from '../words/plural.ts'
import type { Catalogues } from './catalogues.ts'

export default {
  log: { makers: 'Messages with the festival', organisers: 'Messages with the filmmakers' },
  none: {
    makers:
      'Ask the festival about your film, or send what they asked you for. They get your message by email too.',
    organisers:
      'Ask the filmmakers something, or for a document. They get it by email and can reply from the link in it.',
  },
  you: 'You',
  nameless: { makers: 'A filmmaker', organisers: 'The festival' },
  guardianOf: (p) => (p.name ? `Guardian of ${p.name}` : 'A guardian'),
  erased: 'This message is gone because its author deleted their account.',
  fresh: 'New',
  label: { makers: 'Message to the festival', organisers: 'Message to the filmmakers' },
  guardianReads: 'A guardian gets a copy.',
  attach: 'Attach a file',
  attachHint: 'PDF, image, audio or plain text. Up to 5 files, 20 MB each.',
  attaching: (p) => `Uploading ${p.name}…`,
  attached: 'Attached files',
  detach: (p) => `Remove ${p.name}`,
  tooManyFiles: 'You can attach up to 5 files.',
  tooLargeFile: (p) => `${p.name} is over 20 MB.`,
  send: 'Send message',
  sending: 'Sending…',
  sent: 'Message sent. They also get it by email.',
  withdrawn: 'This entry was withdrawn, so you can’t send new messages.',
  waits: 'The filmmakers are waiting for a reply',
  rest: 'No reply needed',
  rested: 'No longer waiting for a reply.',
  undo: 'Undo',
  notes: 'Private notes',
  notesOnly: 'Only organisers see this. The filmmakers never do.',
  noteLabel: 'Add a note',
  noteAdd: 'Save note',
  noteBack: 'Delete note',
  noteBackAsk: 'Delete this note?',
  noteBackText: 'You can’t undo this.',
  unread: (p) => `${p.n} unread`,
  unreadMine: (p) =>
    plural('en', p.n, { one: '# new message from the festival', other: '# new messages from the festival' }),
  unanswered: 'Waiting for a reply',
  linkTitle: 'Messages',
  linkAs: (p) => `You’re replying as ${p.name || 'yourself'}. This link works until ${p.until}.`,
  linkAsGuardian: (p) =>
    `You’re replying as the guardian${p.name ? ` of ${p.name}` : ''}. This link works until ${p.until}.`,
  linkAbout: (p) => `About an entry in ${p.edition}`,
  linkFailed: 'This link doesn’t work',
  signIn: 'Sign in',
} satisfies Catalogues['thread']
