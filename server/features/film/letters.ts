import type { Language } from '#contract/route.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { link, type Prose, paragraphs, prose } from '#platform/mail/prose.ts'

type Invitation = {
  recipient: string
  language: Language
  inviter: { id: string; name: string }
  title: string
  role: string
  address: string
}

export const letterOfInvitation = (invitation: Invitation): Letter => ({
  recipient: invitation.recipient,
  language: invitation.language,
  onBehalfOf: invitation.inviter.id,
  ...words[invitation.language](invitation),
})

const words: Record<Language, (invitation: Invitation) => { subject: Prose; text: Prose }> = {
  ja: ({ inviter, title, role, address }) => ({
    subject: prose`『${title || '無題'}』のチームに招待されました`,
    text: paragraphs(
      prose`${inviter.name || '作り手'}さんが、あなたを『${title || '無題'}』のチームに招待しています。${role ? prose`\n役割：${role}` : ''}`,
      prose`次のページで、参加するかどうかを選んでください。\n${link(address)}`,
      prose`参加すると、作品のページに作り手として名前が載ります。心当たりがない場合は、このメールを無視してください。`,
    ),
  }),
  en: ({ inviter, title, role, address }) => ({
    subject: prose`You’re invited to the team of “${title || 'Untitled'}”`,
    text: paragraphs(
      prose`${inviter.name || 'A filmmaker'} has invited you to the team of “${title || 'Untitled'}”.${role ? prose`\nRole: ${role}` : ''}`,
      prose`Join or decline here:\n${link(address)}`,
      prose`If you join, the film’s page names you as a filmmaker. If you weren’t expecting this, you can ignore this email.`,
    ),
  }),
}
