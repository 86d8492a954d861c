import { link, type Prose, paragraphs, prose } from './prose.ts'

/** A part of a letter that looks like something on paper. */
export type Block =
  /** What the letter is about: its picture beside its title. */
  | { kind: 'subject'; title: Prose; over: Prose | null; cid: string | null }
  | { kind: 'head'; words: Prose }
  | { kind: 'words'; words: Prose }
  /** Something to do, on a page of ours. */
  | { kind: 'act'; label: Prose; address: string }
  /** What stands at the foot, in small type. */
  | { kind: 'small'; words: Prose }

/** The same as a plain letter. */
export const inWords = (blocks: readonly Block[]): Prose => paragraphs(...blocks.map(plain))

const plain = (block: Block): Prose => {
  switch (block.kind) {
    case 'subject':
      return block.over ? prose`${block.title}\n${block.over}` : block.title
    case 'head':
      return prose`■ ${block.words}`
    case 'act':
      return prose`${block.label}\n${link(block.address)}`
    default:
      return block.words
  }
}
