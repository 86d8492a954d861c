import type { Language } from '#contract/route.ts'
import type { Letter } from '#platform/mail/letter.ts'

type Invitation = {
  recipient: string
  language: Language
  inviter: string
  title: string
  role: string
  address: string
}

/** Names and titles are other people's words: plain text only, one line each. */
export const letterOfInvitation = (invitation: Invitation): Letter => ({
  recipient: invitation.recipient,
  language: invitation.language,
  ...words[invitation.language](invitation),
})

const words: Record<Language, (invitation: Invitation) => { subject: string; text: string }> = {
  ja: ({ inviter, title, role, address }) => ({
    subject: `『${title || '無題'}』のチームへの招待`,
    text: `${inviter || '作り手'}さんが、あなたを『${title || '無題'}』のチームに招待しています。${role ? `\n役割：${role}` : ''}

内容を確かめて、参加するかどうかをお選びください。
${address}

参加すると、作品のページに作り手としてお名前が載ります。心当たりがなければ、このメールはそのまま破棄してください。
`,
  }),
  en: ({ inviter, title, role, address }) => ({
    subject: `An invitation to the team of “${title || 'Untitled'}”`,
    text: `${inviter || 'A film-maker'} invites you to the team of “${title || 'Untitled'}”.${role ? `\nRole: ${role}` : ''}

Have a look and choose whether to join.
${address}

If you join, the film’s page names you as one of its makers. If you do not know what this is about, simply ignore this mail.
`,
  }),
}
