import { type Static, Type } from 'typebox'
import { openingItems, pageKinds } from './plain/edition.ts'
import { Bilingual, Id, Instant, nullable, oneOf } from './route.ts'

/** Of an address and hashtags, what others have: told while they are written. */
export const Claims = Type.Object({
  /** kept: another edition has been public under it; reserved: the site's own. null: not asked. */
  slug: nullable(oneOf('free', 'taken', 'kept', 'reserved')),
  hashtags: Type.Array(
    Type.Object({
      hashtag: Type.String(),
      edition: Type.Object({ id: Id, slug: Type.String(), name: Bilingual }),
      opensAt: nullable(Instant),
      closesAt: nullable(Instant),
      /** Both take films at once: the later one is not published. */
      clashes: Type.Boolean(),
    }),
  ),
})
export type Claims = Static<typeof Claims>

/** What stands between a draft and its opening. */
export const Opening = Type.Object({
  items: Type.Array(
    Type.Object({
      item: oneOf(...openingItems),
      state: oneOf('done', 'missing', 'unneeded'),
      /** Without it nothing opens. */
      needed: Type.Boolean(),
    }),
  ),
  /** What must still be there, as fields: `phases.submissions`. */
  missing: Type.Array(Type.String()),
  /** Whether it may be made a draft again, put away, or deleted now; a code says why not. */
  mayUnpublish: nullable(Type.String()),
  mayArchive: nullable(Type.String()),
  mayDelete: nullable(Type.String()),
  /** Every address that leads here. */
  addresses: Type.Array(Type.String()),
})
export type Opening = Static<typeof Opening>

/** A stretch of a line, as it is set. */
const Run = Type.Object({
  text: Type.String(),
  strong: Type.Optional(Type.Boolean()),
  emphasis: Type.Optional(Type.Boolean()),
  code: Type.Optional(Type.Boolean()),
  /** http, https or mailto. */
  href: Type.Optional(Type.String()),
})
export type Run = Static<typeof Run>

/** What a page may show of Markdown; whatever else was written stands there as text. A line break is a text of `\n`. */
export const Block = Type.Object({
  kind: oneOf('heading', 'minor', 'paragraph', 'item', 'quote', 'rule'),
  runs: Type.Array(Run),
  /** Of an item: how deep, from 0, and its number where its list is numbered. */
  depth: Type.Optional(Type.Integer()),
  number: Type.Optional(Type.Integer()),
})
export type Block = Static<typeof Block>

export const PageKind = oneOf(...pageKinds)

/** A free page of an edition. */
export const EditionPage = Type.Object({
  kind: PageKind,
  blocks: Type.Object({ ja: Type.Array(Block), en: Type.Array(Block) }),
  /** As it was written; null for all but organisers. */
  source: nullable(Bilingual),
  writtenAt: Instant,
})
export type EditionPage = Static<typeof EditionPage>
