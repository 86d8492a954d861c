import type { ClientBase } from 'pg'

/** A table of the festival: its quoted name and the columns that are written (not computed). */
export type Table = { name: string; columns: string[] }

/** The queue keeps its own tables; its jobs are carried over one by one. */
const ours = `nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker')`

export async function tablesOf(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', nspname, relname) as name,
       array_agg(quote_ident(attname) order by attnum) filter (where attgenerated = '') as columns
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace join pg_attribute on attrelid = pg_class.oid
     where relkind = 'r' and ${ours} and attnum > 0 and not attisdropped
     group by nspname, relname order by 1`,
  )
  return rows
}

/** Sequences that have been used, with their last value. */
export async function sequencesOf(client: ClientBase): Promise<{ name: string; last: string }[]> {
  const { rows } = await client.query(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
     from pg_sequences where last_value is not null and schemaname <> 'graphile_worker' order by 1`,
  )
  return rows
}

export type Reference = { table: string; name: string; definition: string }

/** Foreign keys, which stand in the way of loading table by table. */
export async function referencesOf(client: ClientBase): Promise<Reference[]> {
  const { rows } = await client.query(
    `select format('%I.%I', nspname, relname) as table, quote_ident(conname) as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_class on pg_class.oid = conrelid join pg_namespace on pg_namespace.oid = relnamespace
     where contype = 'f' and ${ours} order by 1, 2`,
  )
  return rows
}
