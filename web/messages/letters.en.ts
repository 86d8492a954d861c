import type { Catalogues } from './catalogues.ts'

export default {
  about: 'Email about films that didn’t reach anyone.',
  noServer: 'No mail server is set up (SMTP_URL). Notifications aren’t sent; they stay in the outbox.',
  none: 'Every email was delivered',
  noneText: 'Email is listed here when there’s no address, or when the mail server rejects it.',
  to: (p) => `To ${p.name}`,
  toGuardian: (p) => `To a guardian of ${p.name}`,
  noFilm: 'About the edition',
  join: ', ',
  trouble: {
    no_address: 'No email address',
    refused: 'Rejected by the mail server',
  },
  troubleNote: {
    no_address: 'The account has no email address.',
    refused: 'The address is no longer in use, or rejects email.',
  },
  dismiss: 'Dismiss',
  dismissed: 'Dismissed',
  undo: 'Undo',
  send: 'Send again',
  sending: 'Sending',
  sent: (p) => `Sent to ${p.name} again`,
  sentUnnamed: 'Sent again',
} satisfies Catalogues['letters']
