import type { Title } from '#contract/film.ts'
import type { Bilingual, Language } from '#contract/route.ts'
import type { Side } from '#contract/thread.ts'
import { childIn } from '#features/account/account.ts'
import { titleIn } from '#features/film/film.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { link, type Prose, paragraphs, prose } from '#platform/mail/prose.ts'

type Sent = {
  to: { email: string; language: Language; guardian: { childName: string } | null }
  title: Title
  editionName: Bilingual
  author: { name: string; side: Side; guardian: boolean }
  text: string
  files: readonly { name: string; bytes: number }[]
  /** A guardian gets a copy too. */
  guardianReads: boolean
  address: string
}

/** To the other side: who writes about which film, the words, and where to answer. */
export const messageLetter = (sent: Sent): Letter => ({
  recipient: sent.to.email,
  language: sent.to.language,
  ...words[sent.to.language](sent),
})

const words: Record<Language, (sent: Sent) => { subject: Prose; text: Prose }> = {
  ja: ({ to, title, editionName, author, text, files, guardianReads, address }) => {
    const film = titleIn(title, 'ja') || '無題'
    const edition = editionName.ja || editionName.en
    const who =
      author.side === 'organisers'
        ? author.name
          ? prose`「${edition}」の${author.name}さん`
          : prose`「${edition}」の運営`
        : author.guardian
          ? prose`${author.name || '作り手'}さんの保護者`
          : prose`${author.name || '作り手'}さん`
    return {
      subject: prose`『${film}』について、${who}からのメッセージ`,
      text: paragraphs(
        prose`${who}から、「${edition}」に応募した作品『${film}』についてメッセージが届きました。`,
        quoted(text),
        files.length > 0 ? prose`添付ファイル：\n${list(files)}` : null,
        prose`次のページで読んで返信できます。\n${link(address)}`,
        prose`ログインは不要です。リンクはあなた専用で、30日間有効です。ほかの人に渡さないでください。`,
        to.guardian
          ? prose`${childIn('ja', to.guardian.childName)}の保護者の方に、やりとりの控えをお送りしています。`
          : null,
        guardianReads ? prose`保護者にも同じメッセージを送っています。` : null,
      ),
    }
  },
  en: ({ to, title, editionName, author, text, files, guardianReads, address }) => {
    const film = titleIn(title, 'en') || 'Untitled'
    const edition = editionName.en || editionName.ja
    const who =
      author.side === 'organisers'
        ? author.name
          ? prose`${author.name} of ${edition}`
          : prose`The organisers of ${edition}`
        : author.guardian
          ? prose`The guardian of ${author.name || 'a filmmaker'}`
          : prose`${author.name || 'A filmmaker'}`
    return {
      subject: prose`${who} sent a message about “${film}”`,
      text: paragraphs(
        prose`${who} sent a message about “${film}”, entered in ${edition}:`,
        quoted(text),
        files.length > 0 ? prose`Attached files:\n${list(files)}` : null,
        prose`Read and reply here:\n${link(address)}`,
        prose`You don’t need to sign in. The link is for you only and works for 30 days. Don’t share it.`,
        to.guardian
          ? prose`You get a copy of these messages as the guardian of ${childIn('en', to.guardian.childName)}.`
          : null,
        guardianReads ? prose`Your guardian gets a copy of this message.` : null,
      ),
    }
  },
}

/** What somebody wrote, line by line, marked as theirs. */
const quoted = (text: string): Prose | null =>
  text ? joined(text.split('\n').map((line) => (line.trim() ? prose`> ${line}` : prose`>`))) : null

const list = (files: Sent['files']): Prose =>
  joined(files.map(({ name, bytes }) => prose`${name} (${sizeOf(bytes)})`))

const joined = (lines: Prose[]): Prose => ({
  text: lines.map(({ text }) => text).join('\n'),
  links: [],
})

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1e6).toFixed(1)} MB`
