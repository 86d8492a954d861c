import type { Language } from '#contract/route.ts'
import type { Block } from '#platform/mail/blocks.ts'
import type { Enclosed, Letter } from '#platform/mail/letter.ts'
import { link, type Prose, prose } from '#platform/mail/prose.ts'
import type { Tale } from './tell.ts'

/** One event as a letter tells it. */
export type Told = Tale & {
  kind: string
  /** When it happened, in words. */
  when: string
  /** Something happened since that makes it past. */
  isPast: boolean
  /** How much it presses, from 0: of what a letter tells, the greatest names it. */
  weight: number
  news: boolean
}

/** What a letter tells of one film, or of an edition or its reader when there is no one film. */
export type Part = {
  title: string
  editionName: string
  number: number | null
  posterHash: string | null
  told: readonly Told[]
}

export type Addressed = {
  recipient: string
  language: Language
  publicUrl: string
  /** How the child is called, when it goes to a guardian. */
  child: string | null
  /** Where a guardian sees the films and takes the consent back. */
  guardianPage: string | null
  /** The page on which such letters are refused, and where a mail program does so by itself. */
  refusal: { page: string; oneClick: string }
}

/**
 * What happened to somebody's films in one letter: each film with its picture, title and edition, and under it what
 * happened, the newest first, why, and what is to be done now.
 */
export const letterOf = (parts: readonly Part[], to: Addressed): Letter => {
  const w = words[to.language]
  const pictures: Enclosed[] = []
  const blocks: Block[] = to.child ? [{ kind: 'words', words: w.guardian(to.child) }] : []
  for (const part of parts) {
    const told = worthTelling(part.told)
    const cid = part.posterHash && pictures.length < mostPictures ? `film${pictures.length + 1}` : null
    if (cid && part.posterHash) pictures.push({ cid, hash: part.posterHash })
    if (part.title || part.editionName) blocks.push(subjectOf(part, cid, to.language))
    for (const one of told.toReversed()) blocks.push(...blocksOf(one, told.length > 1, to))
  }
  const onlyNews = !to.child && parts.every(({ told }) => told.every(({ news }) => news))
  blocks.push({
    kind: 'small',
    words: to.guardianPage
      ? w.guardianFoot(to.guardianPage)
      : onlyNews
        ? w.newsFoot(to.refusal.page)
        : w.foot,
  })
  return {
    recipient: to.recipient,
    language: to.language,
    subject: titleOf(parts, to.language),
    text: blocks,
    pictures,
    ...(onlyNews && { unsubscribe: to.refusal.oneClick }),
  }
}

/** More would make a letter that mail servers turn away. */
const mostPictures = 6

/** Of what was overtaken and happened again, the last time is told; what there is to do stands once. */
const worthTelling = (told: readonly Told[]): Told[] =>
  told
    .filter((one, at) => !(one.isPast && told.slice(at + 1).some(({ kind }) => kind === one.kind)))
    .map((one, at, all) => {
      const later = all.slice(at + 1)
      return {
        ...one,
        now: later.some(({ now }) => now === one.now) ? '' : one.now,
        act: later.some(({ act }) => act?.address === one.act?.address) ? null : one.act,
      }
    })

const subjectOf = ({ title, editionName, number }: Part, cid: string | null, language: Language): Block => {
  const w = words[language]
  const over = editionName && title ? prose`${w.over(editionName, number)}` : null
  return { kind: 'subject', title: title ? w.title(title) : prose`${editionName}`, over, cid }
}

const blocksOf = (one: Told, several: boolean, { language, publicUrl }: Addressed): Block[] => {
  const w = words[language]
  const lines = [one.what, one.why, one.now].filter(Boolean).map(linesOf)
  return [
    { kind: 'head', words: several ? prose`${one.head}${w.at(one.when)}` : prose`${one.head}` },
    ...(one.isPast ? [{ kind: 'words', words: w.past } as const] : []),
    ...lines.map((words) => ({ kind: 'words', words }) as const),
    ...(one.act
      ? [{ kind: 'act', label: prose`${one.act.label}`, address: `${publicUrl}${one.act.address}` } as const]
      : []),
  ]
}

/** People's words in a line stay in it; the line ends are ours. */
const linesOf = (text: string): Prose =>
  text
    .split('\n')
    .map((line) => prose`${line}`)
    .reduce((all, line) => prose`${all}\n${line}`)

/** What stands and presses most, of the film that it is about. */
const titleOf = (parts: readonly Part[], language: Language): Prose => {
  const w = words[language]
  const all = parts.flatMap((part) => worthTelling(part.told).map((one) => ({ part, one })))
  const rank = ({ one }: (typeof all)[number]) => (one.isPast ? -1 : one.weight)
  const main = all.reduce((best, next) => (rank(next) >= rank(best) ? next : best))
  const { title, editionName } = main.part
  const about = title ? w.title(title) : editionName ? w.edition(editionName) : null
  return w.subject(about, main.one.head, parts.length - 1)
}

type Words = {
  title(title: string): Prose
  edition(name: string): Prose
  over(edition: string, number: number | null): string
  at(when: string): Prose
  past: Prose
  subject(about: Prose | null, head: string, more: number): Prose
  guardian(child: string): Prose
  guardianFoot(page: string): Prose
  foot: Prose
  newsFoot(page: string): Prose
}

const words: Record<Language, Words> = {
  ja: {
    title: (title) => prose`『${title}』`,
    edition: (name) => prose`「${name}」`,
    over: (edition, number) => (number ? `${edition}　受付番号 ${number}` : edition),
    at: (when) => prose`　${when}`,
    past: prose`そのあと、状況が変わりました。`,
    subject: (about, head, more) => prose`${about ?? ''}${head}${more > 0 ? `　ほか${more}件` : ''}`,
    guardian: (child) => prose`保護者として同意をいただいている、${child}の作品についてのお知らせです。`,
    guardianFoot: (page) =>
      prose`公開中の作品の確認と、同意の取り消しは、次のページでいつでもできます。お子さまが18歳になると、このお知らせは届かなくなります。\n${link(page)}`,
    foot: prose`Verticaleに作品がある方にお送りしています。このメールには返信できません。`,
    newsFoot: (page) =>
      prose`Verticaleに作品がある方にお送りしています。このメールには返信できません。手続きの必要がないお知らせのメールは、次のページで停止できます。\n${link(page)}`,
  },
  en: {
    title: (title) => prose`${title}`,
    edition: (name) => prose`${name}`,
    over: (edition, number) => (number ? `${edition} · entry ${number}` : edition),
    at: (when) => prose` · ${when}`,
    past: prose`Things have changed since.`,
    subject: (about, head, more) =>
      prose`${about ? prose`${about}: ` : ''}${head}${more > 0 ? `, and ${more} more` : ''}`,
    guardian: (child) => prose`This is about a film by ${child}, for whom you have consented as a guardian.`,
    guardianFoot: (page) =>
      prose`On this page you can see what is public, and withdraw your consent at any time. These emails end when your child turns 18.\n${link(page)}`,
    foot: prose`You’re getting this because you have a film at Verticale. You can’t reply to this email.`,
    newsFoot: (page) =>
      prose`You’re getting this because you have a film at Verticale. You can’t reply to this email. To stop email that asks nothing of you:\n${link(page)}`,
  },
}
