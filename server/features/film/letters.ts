import type { Language } from '#contract/route.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { link, type Prose, paragraphs, prose } from '#platform/mail/prose.ts'

type Invitation = {
  recipient: string
  language: Language
  inviter: string
  title: string
  role: string
  address: string
}

export const letterOfInvitation = (invitation: Invitation): Letter => ({
  recipient: invitation.recipient,
  language: invitation.language,
  ...words[invitation.language](invitation),
})

const words: Record<Language, (invitation: Invitation) => { subject: Prose; text: Prose }> = {
  ja: ({ inviter, title, role, address }) => ({
    subject: prose`『${title || '無題'}』のチームへの招待`,
    text: paragraphs(
      prose`${inviter || '作り手'}さんが、あなたを『${title || '無題'}』のチームに招待しています。${role ? prose`\n役割：${role}` : ''}`,
      prose`内容を確かめて、参加するかどうかをお選びください。\n${link(address)}`,
      prose`参加すると、作品のページに作り手としてお名前が載ります。心当たりがなければ、このメールはそのまま破棄してください。`,
    ),
  }),
  en: ({ inviter, title, role, address }) => ({
    subject: prose`An invitation to the team of “${title || 'Untitled'}”`,
    text: paragraphs(
      prose`${inviter || 'A film-maker'} invites you to the team of “${title || 'Untitled'}”.${role ? prose`\nRole: ${role}` : ''}`,
      prose`Have a look and choose whether to join.\n${link(address)}`,
      prose`If you join, the film’s page names you as one of its makers. If you do not know what this is about, simply ignore this mail.`,
    ),
  }),
}
