import type { Bilingual, Language } from '#contract/route.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { link, paragraphs, prose } from '#platform/mail/prose.ts'

type To = { email: string; language: Language }
/** `childName`: as a stranger may know the child, or their address. `address`: the guardian's page. */
type OfChild = To & { childName: string; address: string }

/** To the guardian: what it is about, and the link. */
export const requestLetter = ({
  email,
  language,
  childName,
  editionName,
  address,
}: OfChild & { editionName: Bilingual | null }): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: prose`${childName}さんの作品の公開について、保護者の方へのお願い`,
        text: paragraphs(
          prose`${childName}さんから、保護者としてあなたのアドレスを教えていただきました。`,
          editionName
            ? prose`縦型映画祭「${editionName.ja || editionName.en}」に、${childName}さんが撮った作品を公開してよいか、次のページでお答えください。`
            : prose`${childName}さんが撮った作品を、Verticaleのご本人のページで公開してよいか、次のページでお答えください。`,
          link(address),
          prose`アカウントはいりません。お子さまとは別の端末かブラウザでお開きください。同意されるときは、確認の数字をこのアドレスにお送りします。リンクは14日のあいだ使えます。同意は、あとから同じページで取り消せます。`,
          prose`お心当たりがなければ、このメールは捨ててください。お答えがないかぎり、作品は公開されません。`,
        ),
      }
    : {
        subject: prose`${childName} asks for your consent to publish a film`,
        text: paragraphs(
          prose`${childName} gave us your address as that of their parent or guardian.`,
          editionName
            ? prose`Please tell us on this page whether a film that ${childName} made may be shown at ${editionName.en || editionName.ja}, a festival of vertical films:`
            : prose`Please tell us on this page whether films that ${childName} made may be shown on their own page at Verticale:`,
          link(address),
          prose`You need no account. Please open the page on another device or in another browser than your child’s. If you consent, we will mail you a code to this address to confirm it. The link works for 14 days, and you can take your consent back on the same page at any time.`,
          prose`If this tells you nothing, you can throw this message away. Without your answer nothing is published.`,
        ),
      }),
})

/** To an address whose account is itself a minor's, so that it cannot consent to anything. */
export const tooYoungLetter = ({ email, language, childName }: Omit<OfChild, 'address'>): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: prose`${childName}さんの作品の公開について`,
        text: paragraphs(
          prose`${childName}さんが、保護者としてこのアドレスを書きました。`,
          prose`このアドレスのアカウントは18歳になっていない方のものなので、同意をいただくことはできません。保護者の方ご自身のアドレスでお願いするよう、${childName}さんにお伝えください。`,
        ),
      }
    : {
        subject: prose`About the publication of ${childName}’s films`,
        text: paragraphs(
          prose`${childName} gave us this address as that of their parent or guardian.`,
          prose`The account with this address belongs to someone under 18, who cannot give a guardian’s consent. Please tell ${childName} to ask again with the guardian’s own address.`,
        ),
      }),
})

/** To the guardian who is about to consent: that it is they who read this mailbox. */
export const confirmLetter = ({
  email,
  language,
  childName,
  code,
}: Omit<OfChild, 'address'> & { code: string }): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: prose`${code}｜保護者の同意の確認`,
        text: paragraphs(
          prose`${childName}さんの作品の公開に同意される方は、開いているページに次の六つの数字を入れてください。`,
          prose`${code}`,
          prose`10分のあいだ使えます。お子さまにも教えないでください。同意されないときは、何もなさらなくて結構です。`,
        ),
      }
    : {
        subject: prose`${code} confirms your consent as a guardian`,
        text: paragraphs(
          prose`To consent to the publication of ${childName}’s films, enter these six digits on the page you have open:`,
          prose`${code}`,
          prose`They work for ten minutes. Do not tell them to anyone, your child included. If you do not want to consent, you need do nothing.`,
        ),
      }),
})

/** To the guardian, once consent is given: the way to take it back. */
export const thanksLetter = ({ email, language, childName, address }: OfChild): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: prose`${childName}さんの作品の公開に同意をいただきました`,
        text: paragraphs(
          prose`ありがとうございます。同意は、次のページからいつでも取り消せます。このメールを残しておいてください。`,
          link(address),
        ),
      }
    : {
        subject: prose`You consented to the publication of ${childName}’s films`,
        text: paragraphs(
          prose`Thank you. You can take your consent back on this page at any time. Please keep this message.`,
          link(address),
        ),
      }),
})

/** To the maker. */
export const gaveLetter = ({ email, language }: To): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: prose`保護者の方の同意が届きました`,
        text: paragraphs(prose`ほかに待つものがなければ、作品は公開されます。`),
      }
    : {
        subject: prose`Your guardian has consented`,
        text: paragraphs(prose`If there is nothing else to wait for, your film is published now.`),
      }),
})

export const refusedLetter = ({ email, language }: To): Letter => ({
  recipient: email,
  language,
  ...(language === 'ja'
    ? {
        subject: prose`保護者の方は同意していません`,
        text: paragraphs(prose`作品は公開されていません。消えてもいません。保護者の方と話してみてください。`),
      }
    : {
        subject: prose`Your guardian does not consent`,
        text: paragraphs(
          prose`Your film is not public. It is not lost either. Please talk it over with your guardian.`,
        ),
      }),
})
