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
        subject: prose`${code}｜Verticale サインインの数字`,
        text: paragraphs(
          prose`サインインの画面に、次の六つの数字を入れてください。`,
          prose`${code}`,
          prose`10分のあいだ、送信を頼んだブラウザで使えます。だれにも教えないでください。`,
          prose`お心当たりがなければ、このメールは捨ててください。何も起こりません。\n${link(publicUrl)}`,
        ),
      }
    : {
        subject: prose`${code} is your Verticale sign-in code`,
        text: paragraphs(
          prose`Enter these six digits on the sign-in page:`,
          prose`${code}`,
          prose`They work for ten minutes, in the browser where you asked for them. Do not tell them to anyone.`,
          prose`If you did not ask for them, you can throw this message away. Nothing will happen.\n${link(publicUrl)}`,
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
}: To & { role: Role; inviter: string; editionName: Bilingual | null }): Letter => {
  const where = editionName?.[language] || editionName?.ja || editionName?.en || 'Verticale'
  const name = roleNames[language][role]
  const address = link(`${publicUrl}/sign-in?to=/console`)
  return {
    recipient: email,
    language,
    ...(language === 'ja'
      ? {
          subject: prose`「${where}」の${name}へのご招待`,
          text: paragraphs(
            inviter
              ? prose`${inviter}さんが、あなたを「${where}」の${name}としてお招きしています。このアドレスでサインインしてください。`
              : prose`「${where}」の${name}としてお迎えします。このアドレスでサインインしてください。`,
            address,
          ),
        }
      : {
          subject: prose`You are invited to ${where} as ${name}`,
          text: paragraphs(
            prose`${inviter || 'An organiser'} invites you to ${where} as ${name}. Please sign in with this address:`,
            address,
          ),
        }),
  }
}

const roleNames: Record<Language, Record<Role, string>> = {
  ja: {
    organiser: '主催者',
    moderator: '運営担当',
    juror: '審査員',
    producer: '進行担当',
    press: '広報担当',
  },
  en: {
    organiser: 'organiser',
    moderator: 'moderator',
    juror: 'juror',
    producer: 'producer',
    press: 'press officer',
  },
}
