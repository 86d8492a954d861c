import type { Caption } from './captions.ts'
import type { EditionKey } from './editions.ts'

/** A film of the demo as its maker submits it. */
export type DemoFilm = {
  /** The film script it is made from. */
  readonly script: string
  readonly maker: string
  readonly title: { original: string; reading: string; romanised: string; english: string }
  readonly synopsis: { ja: string; en: string }
  readonly words: { ja: string; en: string }
  readonly credits: readonly (readonly [role: string, name: string])[]
  readonly category: 'story' | 'record' | 'moving' | 'first'
  readonly editions: readonly EditionKey[]
  /** Days before the moment of seeding at which it was submitted. */
  readonly daysAgo: number
  readonly posterMs: number
  readonly captions?: readonly Caption[]
  /** What becomes of it, when that is not simply being shown. */
  readonly fate?: 'refused' | 'waits-for-guardian' | 'guardian-consents' | 'withdrawn-from-noon' | 'replaced'
}
