import fastJson from 'fast-json-stringify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'

/**
 * Checks and writers made from the contract's schemas when a route is first used, once a process: most routes are
 * never asked in a given process, and compiling all of them costs a second and tens of megabytes.
 */
const made = <Made>(make: (schema: TSchema) => Made) => {
  const known = new WeakMap<TSchema, Made>()
  return (schema: TSchema): Made => {
    const before = known.get(schema)
    if (before) return before
    const one = make(schema)
    known.set(schema, one)
    return one
  }
}

const formOf = made((schema) => Compile(schema))
const writerOf = made((schema) => fastJson(schema as never))

/**
 * Addresses and queries arrive as text: what is not in form as it is, is converted and checked again. Most is in
 * form, and to convert costs several times the check.
 */
export const checker =
  ({ schema, httpPart }: { schema: TSchema; httpPart?: string }) =>
  (value: unknown) => {
    const form = formOf(schema)
    if (form.Check(value)) return { value }
    const converted = httpPart === 'body' ? value : Value.Convert(schema, value)
    return form.Check(converted) ? { value: converted } : { error: form.Errors(converted) }
  }

/** Writes what the schema names and nothing else. */
export const writer =
  ({ schema }: { schema: TSchema }) =>
  (value: unknown): string =>
    writerOf(schema)(value)
