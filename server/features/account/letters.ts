import type { Language } from '#contract/route.ts'
import type { Letter } from '#platform/mail/mail.ts'

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

const lines = (...parts: string[]): string => `${parts.join('\n\n')}\n`
