import type { Bilingual, Language } from '#contract/route.ts'
import type { Role } from '#platform/http/http.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { link, paragraphs, prose } from '#platform/mail/prose.ts'

type To = { email: string; language: Language; publicUrl: string }

/** The letters of this feature, each in the language of its reader; those to guardians are in `guardian/letters.ts`. */
export const codeLetter = ({ email, code, language, publicUrl }: To & { code: string }): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: prose`${code}｜Verticaleの確認コード`,
        text: paragraphs(
          prose`ログイン画面に、次の6桁の確認コードを入力してください。`,
          prose`${code}`,
          prose`10分間、確認コードを送ったブラウザで使えます。だれにも教えないでください。`,
          prose`心当たりがない場合は、このメールを無視してください。\n${link(publicUrl)}`,
        ),
      }
    : {
        subject: prose`${code} is your Verticale sign-in code`,
        text: paragraphs(
          prose`Enter this 6-digit code on the sign-in page:`,
          prose`${code}`,
          prose`It works for 10 minutes, in the browser that asked for it. Don’t share it with anyone.`,
          prose`If you didn’t ask for it, you can ignore this email.\n${link(publicUrl)}`,
        ),
      }),
})

/** To someone who is invited to a role: who invites them, to what, what it is, and the link that accepts. */
export const invitationLetter = ({
  email,
  language,
  publicUrl,
  secret,
  role,
  inviter,
  editionName,
}: To & {
  secret: string
  role: Role
  inviter: { id: string; name: string }
  editionName: Bilingual | null
}): Letter => {
  const where = editionName?.[language] || editionName?.ja || editionName?.en || 'Verticale'
  const { name, does } = roles[language][role]
  const address = link(`${publicUrl}/join/${secret}`)
  return {
    recipient: email,
    language,
    onBehalfOf: inviter.id,
    ...(language === 'ja'
      ? {
          subject: prose`「${where}」の${name}に招待されました`,
          text: paragraphs(
            inviter.name
              ? prose`${inviter.name}さんが、あなたを「${where}」の${name}に招待しました。`
              : prose`「${where}」の${name}に招待されました。`,
            prose`${name}は、${does}`,
            prose`次のリンクを開くと、招待を受けられます。30日間有効です。\n${address}`,
            prose`心当たりがない場合は、このメールを無視してください。このリンクは、ほかの人に渡さないでください。`,
          ),
        }
      : {
          subject: prose`You’re invited to ${where} as ${name}`,
          text: paragraphs(
            prose`${inviter.name || 'An organiser'} has invited you to ${where} as ${name}.`,
            prose`${does}`,
            prose`To accept, open this link. It works for 30 days.\n${address}`,
            prose`If you weren’t expecting this, you can ignore it. Don’t pass the link on: it’s yours alone.`,
          ),
        }),
  }
}

const roles: Record<Language, Record<Role, { name: string; does: string }>> = {
  ja: {
    organiser: {
      name: '主催者',
      does: '大会の日程や応募要項を決め、応募を確認し、結果を公開します。メンバーも招待できます。',
    },
    moderator: {
      name: 'モデレーター',
      does: '作品を確認し、問題があれば保留や公開停止にします。応募者とのやりとりもします。',
    },
    juror: { name: '審査員', does: '審査の期間に、割り当てられた作品を観て評価します。' },
    producer: { name: '授賞式担当', does: '授賞式を準備し、当日の進行をします。' },
    press: { name: '広報担当', does: '大会の宣伝と、取材への対応をします。' },
  },
  en: {
    organiser: {
      name: 'organiser',
      does: 'Organisers set the dates and the rules, look after the entries and publish the result. They can invite others, too.',
    },
    moderator: {
      name: 'moderator',
      does: 'Moderators review the entries, hold or remove what breaks the rules, and answer filmmakers.',
    },
    juror: { name: 'juror', does: 'Jurors watch and judge the films assigned to them during the judging.' },
    producer: {
      name: 'ceremony producer',
      does: 'Ceremony producers prepare the award ceremony and run it on the day.',
    },
    press: { name: 'press officer', does: 'Press officers promote the edition and look after the press.' },
  },
}
