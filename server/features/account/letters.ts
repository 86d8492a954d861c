import type { Bilingual, Language } from '#contract/route.ts'
import type { Role } from '#platform/http/http.ts'
import type { Letter } from '#platform/mail/letter.ts'

type To = { email: string; language: Language; publicUrl: string }

/** The letters of this feature, each in the language of its reader. */
export const codeLetter = ({ email, code, language, publicUrl }: To & { code: string }): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: `${code}｜Verticale サインインの数字`,
        text: lines(
          'サインインの画面に、次の六つの数字を入れてください。',
          code,
          '10分のあいだ使えます。だれにも教えないでください。',
          `お心当たりがなければ、このメールは捨ててください。何も起こりません。\n${publicUrl}`,
        ),
      }
    : {
        subject: `${code} is your Verticale sign-in code`,
        text: lines(
          'Enter these six figures on the sign-in page:',
          code,
          'They work for ten minutes. Do not tell them to anyone.',
          `If you did not ask for them, you can throw this message away. Nothing will happen.\n${publicUrl}`,
        ),
      }),
})

/** To the guardian: what it is about, and the link. */
export const guardianRequestLetter = ({
  email,
  language,
  childName,
  editionName,
  address,
}: Omit<To, 'publicUrl'> & {
  childName: string
  editionName: Bilingual | null
  address: string
}): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: `${childName}さんの作品の公開について、保護者の方へのお願い`,
        text: lines(
          `${childName}さんから、保護者としてあなたのアドレスを教えていただきました。`,
          editionName
            ? `縦型映画祭「${editionName.ja || editionName.en}」に、${childName}さんが撮った作品を公開してよいか、次のページでお答えください。`
            : `${childName}さんが撮った作品を、Verticaleのご本人のページで公開してよいか、次のページでお答えください。`,
          address,
          'アカウントはいりません。リンクは14日のあいだ使えます。同意は、あとから同じページで取り消せます。',
          'お心当たりがなければ、このメールは捨ててください。お答えがないかぎり、作品は公開されません。',
        ),
      }
    : {
        subject: `${childName} asks for your consent to publish a film`,
        text: lines(
          `${childName} gave us your address as that of their parent or guardian.`,
          editionName
            ? `Please tell us on this page whether a film that ${childName} made may be shown at ${editionName.en || editionName.ja}, a festival of vertical films:`
            : `Please tell us on this page whether films that ${childName} made may be shown on their own page at Verticale:`,
          address,
          'You need no account. The link works for 14 days, and you can take your consent back on the same page at any time.',
          'If this tells you nothing, you can throw this message away. Without your answer nothing is published.',
        ),
      }),
})

/** To the guardian, once consent is given: the way to take it back. */
export const guardianThanksLetter = ({
  email,
  language,
  childName,
  address,
}: Omit<To, 'publicUrl'> & { childName: string; address: string }): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: `${childName}さんの作品の公開に同意をいただきました`,
        text: lines(
          'ありがとうございます。同意は、次のページからいつでも取り消せます。このメールを残しておいてください。',
          address,
        ),
      }
    : {
        subject: `You consented to the publication of ${childName}’s films`,
        text: lines(
          'Thank you. You can take your consent back on this page at any time. Please keep this message.',
          address,
        ),
      }),
})

/** To the maker. */
export const guardianGaveLetter = ({ email, language }: Omit<To, 'publicUrl'>): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: '保護者の方の同意が届きました',
        text: lines('ほかに待つものがなければ、作品は公開されます。'),
      }
    : {
        subject: 'Your guardian has consented',
        text: lines('If there is nothing else to wait for, your film is published now.'),
      }),
})

export const guardianRefusedLetter = ({ email, language }: Omit<To, 'publicUrl'>): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: '保護者の方は同意していません',
        text: lines('作品は公開されていません。消えてもいません。保護者の方と話してみてください。'),
      }
    : {
        subject: 'Your guardian does not consent',
        text: lines(
          'Your film is not public. It is not lost either. Please talk it over with your guardian.',
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
  const address = `${publicUrl}/sign-in?to=/console`
  return {
    recipient: email,
    language,
    ...(language === 'ja'
      ? {
          subject: `「${where}」の${roleNames.ja[role]}へのご招待`,
          text: lines(
            `${inviter ? `${inviter}さんが、` : ''}「${where}」の${roleNames.ja[role]}としてお迎えします。このアドレスでサインインしてください。`,
            address,
          ),
        }
      : {
          subject: `You are invited to ${where} as ${roleNames.en[role]}`,
          text: lines(
            `${inviter || 'An organiser'} invites you to ${where} as ${roleNames.en[role]}. Please sign in with this address:`,
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

const lines = (...parts: string[]): string => `${parts.join('\n\n')}\n`
