import { type Static, type TObject, type TSchema, Type } from 'typebox'

/**
 * One HTTP route as data: what goes in and what comes out.
 * The key in a route map is `METHOD /path/:param`; the server adds the prefix `/api`.
 */
export type Route = {
  /** One line for the API documentation. */
  summary: string
  params?: TObject
  query?: TObject
  body?: TSchema
  /** The largest body in bytes, where it may be larger than usual. */
  bodyBytes?: number
  /** The body is the bytes of a picture, at most so many. */
  pictureBytes?: number
  /** The body is the bytes of a file of whatever kind, at most so many; only its first bytes say what it is. */
  fileBytes?: number
  reply: TSchema
}

export type RouteMap = Record<string, Route>

/** Keeps the literal types of a route map. */
export const routes = <const M extends RouteMap>(map: M): M => map

type In<R extends Route, K extends 'params' | 'query' | 'body'> = R[K] extends TSchema
  ? Static<R[K]>
  : undefined
export type Params<R extends Route> = In<R, 'params'>
export type Query<R extends Route> = In<R, 'query'>
export type Body<R extends Route> = In<R, 'body'>
export type Reply<R extends Route> = Static<R['reply']>

/** A UUID made by the client for creates, by the server elsewhere. */
export const Id = Type.String({ format: 'uuid', maxLength: 36 })
export type Id = Static<typeof Id>

/** The largest whole number that is kept where nothing smaller is said: 32 bits. */
export const mostInteger = 2_147_483_647

/** An instant in UTC, ISO 8601. */
export const Instant = Type.String({ format: 'date-time', maxLength: 64 })

/** An e-mail address as it is typed. What is one, and in which form it is kept, the server decides: `address_unlikely`. */
export const Email = Type.String({ maxLength: 500 })

/**
 * Words of a person. This is the end of what is read at all, in code points; how long a text may really be is
 * told at its field, in characters as people count them (`text_too_long`).
 */
export const Text = Type.String({ maxLength: 20_000 })

/** A text in the two interface languages; either may be empty while a draft. */
export const Bilingual = Type.Object({ ja: Text, en: Text })
export type Bilingual = Static<typeof Bilingual>

export const Language = Type.Union([Type.Literal('ja'), Type.Literal('en')])
export type Language = Static<typeof Language>

export const Nothing = Type.Object({})
export const IdParams = Type.Object({ id: Id })

/** Every refusal of the API has this shape; `sentence` is in the language asked for. */
export const Refusal = Type.Object({
  code: Type.String(),
  sentence: Type.String(),
  field: Type.Optional(Type.String()),
  details: Type.Optional(Type.Unknown()),
})
export type Refusal = Static<typeof Refusal>

/** One of a closed list of words. */
export const oneOf = <T extends string[]>(...values: readonly [...T]) => Type.Enum(values)

export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
