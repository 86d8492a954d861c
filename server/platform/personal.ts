import type { Db, Trx } from './postgres/connect.ts'

/**
 * What a feature keeps about a person. `erase` blanks what names the person and leaves what must stay countable;
 * it runs in one transaction with those of the other features, the last feature first.
 */
export type PersonalPart = {
  feature: string
  export(db: Db, personId: string): Promise<Record<string, unknown>>
  erase(trx: Trx, personId: string, now: Date): Promise<void>
}
