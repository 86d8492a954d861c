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

/** To someone who is invited to a role. */
export const invitationLetter = ({
  email,
  language,
  publicUrl,
  role,
  inviter,
  editionName,
}: To & { role: Role; inviter: { id: string; name: string }; editionName: Bilingual | null }): Letter => {
  const where = editionName?.[language] || editionName?.ja || editionName?.en || 'Verticale'
  const name = roleNames[language][role]
  const address = link(`${publicUrl}/sign-in?to=/console`)
  return {
    recipient: email,
    language,
    onBehalfOf: inviter.id,
    ...(language === 'ja'
      ? {
          subject: prose`「${where}」の${name}に招待されました`,
          text: paragraphs(
            inviter.name
              ? prose`${inviter.name}さんが、あなたを「${where}」の${name}に招待しました。このメールアドレスでログインしてください。`
              : prose`「${where}」の${name}に招待されました。このメールアドレスでログインしてください。`,
            address,
          ),
        }
      : {
          subject: prose`You’re invited to ${where} as ${name}`,
          text: paragraphs(
            prose`${inviter.name || 'An organiser'} has invited you to ${where} as ${name}. Sign in with this email address:`,
            address,
          ),
        }),
  }
}

const roleNames: Record<Language, Record<Role, string>> = {
  ja: {
    organiser: '主催者',
    moderator: 'モデレーター',
    juror: '審査員',
    producer: '授賞式担当',
    press: '広報担当',
  },
  en: {
    organiser: 'organiser',
    moderator: 'moderator',
    juror: 'juror',
    producer: 'ceremony producer',
    press: 'press officer',
  },
}
