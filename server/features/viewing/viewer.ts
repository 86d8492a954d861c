/** Who is watching: a person, or a browser before sign-in. Exactly one of both; a row of a viewer holds them so. */
export type Viewer = { personId: string; visitorId: null } | { personId: null; visitorId: string }

export const aPerson = (personId: string): Viewer => ({ personId, visitorId: null })
export const aVisitor = (visitorId: string): Viewer => ({ personId: null, visitorId })

/** The column by which a viewer's rows are found, and what it holds. */
export const columnOf = (viewer: Viewer): 'personId' | 'visitorId' =>
  viewer.personId === null ? 'visitorId' : 'personId'

export const idOf = (viewer: Viewer): string => viewer.personId ?? viewer.visitorId

/** A viewer who asks for something now. */
export type Asker = {
  viewer: Viewer
  /** The browser's own id: what was served to it before a sign-in was served to the viewer. */
  visitorId: string
  /** Where they are, as exposures are counted: see `neighbourhoodToday`. */
  network: string
  /** Whether this server has given them a session or a key before; else they get one with this answer. */
  known: boolean
}

/** All who this asker is or has been. */
export const selvesOf = ({ viewer, visitorId }: Asker): Viewer[] =>
  viewer.personId === null ? [viewer] : [viewer, aVisitor(visitorId)]
