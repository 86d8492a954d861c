import type { Bilingual, Language } from '#contract/route.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { link, paragraphs, prose } from '#platform/mail/prose.ts'
import { childFirstIn, childIn } from './child.ts'

type To = { email: string; language: Language }
/** `childName`: as the child has told it, perhaps empty. `address`: the guardian's page. */
type OfChild = To & { childId: string; childName: string; address: string }

/** To the guardian: what it is about, and the link. */
export const requestLetter = ({
  email,
  language,
  childId,
  childName,
  editionName,
  address,
}: OfChild & { editionName: Bilingual | null }): Letter => ({
  recipient: email,
  language,
  onBehalfOf: childId,
  ...(language === 'ja'
    ? {
        subject: prose`保護者の方へ：${childIn('ja', childName)}の作品の公開への同意のお願い`,
        text: paragraphs(
          prose`${childIn('ja', childName)}が、保護者の連絡先としてこのメールアドレスを入力しました。`,
          editionName
            ? prose`縦型映画祭「${editionName.ja || editionName.en}」で、${childIn('ja', childName)}の作品を公開してよいか、次のページでお答えください。`
            : prose`${childIn('ja', childName)}の作品を、Verticaleのご本人のページで公開してよいか、次のページでお答えください。`,
          link(address),
          prose`アカウントは不要です。お子さまとは別の端末かブラウザで開いてください。同意される場合は、確認コードをこのアドレスに送ります。リンクは14日間有効です。同意は、あとから同じページで取り消せます。`,
          prose`心当たりがない場合は、このメールを無視してください。同意がないかぎり、作品は公開されません。`,
        ),
      }
    : {
        subject: prose`${childFirstIn('en', childName)} asks for your consent to publish a film`,
        text: paragraphs(
          prose`${childFirstIn('en', childName)} gave us your email address as their parent or guardian’s.`,
          editionName
            ? prose`Please tell us whether films made by ${childIn('en', childName)} may be published at ${editionName.en || editionName.ja}, a vertical film festival:`
            : prose`Please tell us whether films made by ${childIn('en', childName)} may be published on their own page at Verticale:`,
          link(address),
          prose`You don’t need an account. Open the page on a device or browser that your child doesn’t use. If you consent, we’ll email you a code to confirm it. The link works for 14 days, and you can withdraw your consent on the same page at any time.`,
          prose`If you weren’t expecting this, you can ignore this email. Nothing is published without your consent.`,
        ),
      }),
})

/** To an address whose account is itself a minor's, so that it cannot consent to anything. */
export const tooYoungLetter = ({
  email,
  language,
  childId,
  childName,
}: Omit<OfChild, 'address'>): Letter => ({
  recipient: email,
  language,
  onBehalfOf: childId,
  ...(language === 'ja'
    ? {
        subject: prose`${childIn('ja', childName)}の作品の公開について`,
        text: paragraphs(
          prose`${childIn('ja', childName)}が、保護者の連絡先としてこのメールアドレスを入力しました。`,
          prose`このアドレスのアカウントは18歳未満の方のものなので、保護者として同意できません。保護者の方ご自身のアドレスで依頼し直すよう、${childIn('ja', childName)}にお伝えください。`,
        ),
      }
    : {
        subject: prose`About publishing ${childIn('en', childName)}’s films`,
        text: paragraphs(
          prose`${childFirstIn('en', childName)} gave us this email address as their parent or guardian’s.`,
          prose`The account with this address belongs to someone under 18, who can’t consent as a guardian. Please tell ${childIn('en', childName)} to ask again with the guardian’s own address.`,
        ),
      }),
})

/** To the guardian who is about to consent: that it is they who read this mailbox. */
export const confirmLetter = ({
  email,
  language,
  childId,
  childName,
  code,
}: Omit<OfChild, 'address'> & { code: string }): Letter => ({
  recipient: email,
  language,
  onBehalfOf: childId,
  ...(language === 'ja'
    ? {
        subject: prose`${code}｜保護者の同意の確認`,
        text: paragraphs(
          prose`${childIn('ja', childName)}の作品の公開に同意される場合は、開いているページに次の6桁の確認コードを入力してください。`,
          prose`${code}`,
          prose`10分間有効です。お子さまにも教えないでください。同意されない場合は、何もする必要はありません。`,
        ),
      }
    : {
        subject: prose`${code} is the code to confirm your consent`,
        text: paragraphs(
          prose`To consent to publishing ${childIn('en', childName)}’s films, enter this 6-digit code on the page you have open:`,
          prose`${code}`,
          prose`It works for 10 minutes. Don’t share it with anyone, not even your child. If you don’t want to consent, you don’t need to do anything.`,
        ),
      }),
})

/** To a guardian who was asked before there was a film to see: now there is. */
export const readyLetter = ({ email, language, childId, childName, address }: OfChild): Letter => ({
  recipient: email,
  language,
  onBehalfOf: childId,
  ...(language === 'ja'
    ? {
        subject: prose`${childIn('ja', childName)}の作品を観られるようになりました`,
        text: paragraphs(
          prose`公開への同意をお願いしている、${childIn('ja', childName)}の作品の準備ができました。次のページで観て、お答えください。`,
          link(address),
        ),
      }
    : {
        subject: prose`You can watch the film by ${childIn('en', childName)}`,
        text: paragraphs(
          prose`The film by ${childIn('en', childName)}, for which we’ve asked your consent, is ready. You can watch it and answer on this page:`,
          link(address),
        ),
      }),
})

/** To the guardian, once consent is given: the way to take it back. */
export const thanksLetter = ({ email, language, childId, childName, address }: OfChild): Letter => ({
  recipient: email,
  language,
  onBehalfOf: childId,
  ...(language === 'ja'
    ? {
        subject: prose`${childIn('ja', childName)}の作品の公開への同意を受け付けました`,
        text: paragraphs(
          prose`ありがとうございます。同意は、次のページでいつでも取り消せます。このメールは保管しておいてください。`,
          link(address),
        ),
      }
    : {
        subject: prose`You’ve consented to publishing ${childIn('en', childName)}’s films`,
        text: paragraphs(
          prose`Thank you. You can withdraw your consent on this page at any time. Please keep this email.`,
          link(address),
        ),
      }),
})
