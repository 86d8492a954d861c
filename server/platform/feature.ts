import type { FastifyInstance } from 'fastify'
import type { Job } from './jobs/job.ts'
import type { PersonalPart } from './personal.ts'
import type { Platform } from './platform.ts'
import type { Served } from './realtime/channel.ts'
import type { Subscription } from './subscription.ts'

/**
 * A feature as the composition root sees it. What a role has no use for is never loaded: a part is a function
 * that imports it, and the file that declares the feature imports no more than names.
 */
export type Feature = {
  name: string
  /** What it tells those who may not import it, or what it keeps once in a process. */
  answers?: readonly Answer[]
  /** Its reactions to news. Known to every process, since whoever records news enqueues them. */
  subscriptions?: readonly Subscription[]
  /** For the role `web`. */
  routes?: () => Promise<Routes>
  /** What pages hear of it on their socket; for the roles `web` and `live`. */
  channels?: () => Promise<readonly Served[]>
  /** For the role `work`. */
  jobs?: () => Promise<readonly Job<Platform, never>[]>
  /** What it keeps about a person. */
  personal?: (platform: Platform) => Promise<PersonalPart>
}

export type Routes = (app: FastifyInstance, platform: Platform, told: Told) => void | Promise<void>

/** A question that an earlier feature asks and later ones answer, so that it need not know them. */
export type Question<A> = { readonly name: string; readonly of?: A }

export const question = <A>(name: string): Question<A> => ({ name })

export type Answer = {
  question: Question<unknown>
  give(platform: Platform, told: Told): unknown
}

/** `give` is called when somebody first asks, once in a process. What it gives is disposed of with the process. */
export const answer = <A>(
  question: Question<A>,
  give: (platform: Platform, told: Told) => NoInfer<A> | Promise<NoInfer<A>>,
): Answer => ({ question, give })

/** What the features of one process tell each other. */
export type Told = {
  /** The one answer. Throws when there is none or more than one. */
  one<A>(question: Question<A>): Promise<A>
  /** Every answer, in the order of the features. */
  all<A>(question: Question<A>): Promise<A[]>
  /** What each feature keeps about a person, in the order of the features. */
  personal(): Promise<PersonalPart[]>
}
