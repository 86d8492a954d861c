import type { Catalogues } from './catalogues.ts'

export default {
  about: 'Letters about films that did not reach their readers.',
  noServer:
    'This festival has no mail server (SMTP_URL). No letter leaves the house; all of them stay in the outbox.',
  none: 'Every letter has arrived',
  noneText: 'A letter stands here when its reader has no address, or when the mail server turned it away.',
  to: (p) => `To ${p.name}`,
  toGuardian: (p) => `To the guardian of ${p.name}`,
  noFilm: 'About the edition',
  join: ', ',
  trouble: {
    no_address: 'There is no address',
    refused: 'The mail server turned it away',
  },
  troubleNote: {
    no_address: 'The account has no e-mail address. The same news is on the person’s own page.',
    refused: 'The address is no longer used, or refuses mail. The same news is on the person’s own page.',
  },
  send: 'Send again',
  sending: 'Sending',
  sent: (p) => `Sent to ${p.name} again`,
} satisfies Catalogues['letters']
