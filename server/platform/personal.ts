import type { Db, Trx } from './postgres/connect.ts'

/**
 * What a feature keeps about a person. `erase` blanks what names the person and leaves what must stay countable;
 * it runs in one transaction with those of the other features, the last feature first.
 */
export type PersonalPart = {
  feature: string
  /** `table.column` → what becomes of it; each column that refers to a person is stated, and a test looks for those that are not. */
  columns: Readonly<Record<string, Fate>>
  export?(db: Db, personId: string): Promise<Record<string, unknown>>
  erase?(trx: Trx, personId: string, now: Date): Promise<void>
}

export type Fate = `${Export}, ${Erasure}` | 'of a browser'

/**
 * At export.
 * taken: its row is in the export. history: it tells who did something, and the deed is in the export's history.
 * secret: it opens something. fleeting: a permission or a digest that ends within days.
 */
type Export = 'taken' | 'history' | 'secret' | 'fleeting'

/**
 * At erasure.
 * gone: its row is deleted. emptied: the row stays and refers to nobody. stays: the row keeps the id, which names
 * nobody any more; only for ids. expires: it cannot be told whose it is, and it goes by itself within days.
 */
type Erasure = 'gone' | 'emptied' | 'stays' | 'expires'
