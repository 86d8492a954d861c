import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Route } from '#contract/route.ts'

/** A text that somebody may type into a route: where it stands in the body, as keys and list places. */
export type TextField = { route: string; path: string[]; name: string; kind: 'text' | 'address' }

type Schema = {
  type?: string
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema | Schema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  maximum?: number
  maxLength?: number
}

const root = join(import.meta.dirname, '..')

/** Every route of the contract, by its key. */
export const contractRoutes = async (): Promise<Map<string, Route>> => {
  const all = new Map<string, Route>()
  for (const file of globSync('contract/*.ts', { cwd: root }))
    for (const exported of Object.values(await import(join(root, file))))
      for (const [key, route] of Object.entries((exported ?? {}) as Record<string, Route>))
        if (/^[A-Z]+ \//.test(key)) all.set(key, route)
  return all
}

/** Every free text in the bodies of the contract; what has a closed form (an id, a date, a code) is none. */
export const textFields = async (): Promise<TextField[]> =>
  [...(await contractRoutes())].flatMap(([route, { body }]) =>
    body
      ? leaves(body as Schema, []).map(({ path, kind }) => ({ route, path, name: path.join('.'), kind }))
      : [],
  )

/** What may be sent to an address of the API's own document: the types of bodies, and the texts of JSON and query. */
export type Door = {
  method: string
  /** With the names of its parts, as a route is written: `/films/:id`. */
  path: string
  types: string[]
  /** Where each text stands in the body, and the most characters it may have. */
  fields: { path: string[]; most: number }[]
  queries: string[]
}

type Operation = {
  parameters?: { in: string; name: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

/** Every address of the document by which the API describes itself. */
export const doorsOf = (document: { paths: Record<string, Record<string, Operation>> }): Door[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody }]) => {
      const json = requestBody?.content['application/json']?.schema
      return {
        method: method.toUpperCase(),
        path: path.replace(/^\/api/, '').replace(/\{(\w+)\}/g, ':$1'),
        types: Object.keys(requestBody?.content ?? {}),
        fields: json ? leaves(json, []).map((leaf) => ({ path: leaf.path, most: leaf.most })) : [],
        queries: parameters
          .filter((one) => one.in === 'query' && one.schema.type === 'string')
          .map(({ name }) => name),
      }
    }),
  )

type Leaf = Pick<TextField, 'path' | 'kind'> & { most: number }

const leaves = (schema: Schema, path: string[]): Leaf[] => {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => leaves(one, path))
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([key, inner]) => leaves(inner, [...path, key]))
  if (schema.type === 'array' && schema.items && !Array.isArray(schema.items))
    return leaves(schema.items, [...path, '0'])
  const closed = schema.enum !== undefined || 'const' in schema || schema.format !== undefined
  if (schema.type !== 'string' || closed) return []
  const most = schema.maxLength ?? Number.POSITIVE_INFINITY
  if (/[eE]mail$/.test(path.at(-1) ?? '')) return [{ path, kind: 'address', most }]
  return schema.pattern ? [] : [{ path, kind: 'text', most }]
}

/** The numbers in what may be sent to the contract's routes that have no upper end. */
export const endlessNumbers = async (): Promise<string[]> =>
  [...(await contractRoutes())].flatMap(([route, { body, query, params }]) =>
    [body, query, params].flatMap((sent) =>
      endless((sent ?? {}) as Schema, []).map((path) => `${route} ${path.join('.')}`),
    ),
  )

const endless = (schema: Schema, path: string[]): string[][] => {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => endless(one, path))
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([key, inner]) => endless(inner, [...path, key]))
  const items = [schema.items ?? []].flat()
  if (items.length > 0) return items.flatMap((one, at) => endless(one, [...path, String(at)]))
  const isNumber = schema.type === 'integer' || schema.type === 'number'
  return isNumber && schema.maximum === undefined ? [path] : []
}

/** A body with one place of it filled in; objects and lists on the way are kept, or made. */
export const filledIn = (body: unknown, path: readonly string[], value: unknown): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (/^\d+$/.test(key)) {
    const list = Array.isArray(body) ? body : []
    return [filledIn(list[0], rest, value), ...list.slice(1)]
  }
  const object = (body ?? {}) as Record<string, unknown>
  return { ...object, [key]: filledIn(object[key], rest, value) }
}
