/** Half-open stretch of a text, in UTF-16 units. */
export type Stretch = { start: number; end: number }

/**
 * The addresses in a text, in order: from `://`, `www.` or a domain before `/`, `?` or a port, to the first blank,
 * quotation mark, angle bracket, bracket that was never opened, or sign that is not ASCII. Japanese closes an
 * address with 、 or 」 or 🎬, but letters of any script may stand in one. Linear.
 */
export const addressesIn = (text: string): Stretch[] =>
  [...text.matchAll(stretch)].flatMap(({ 0: run, index }) =>
    within(run).map(({ start, end }) => ({ start: index + start, end: index + end })),
  )

const stretch = /[[^\s<>"]--[[\p{P}\p{S}]--\p{ASCII}]]+/gv

// Without a scheme it is a guess: `vol.2/` is none, `vol.jp/` is one.
const beginning =
  /(?<=[a-z0-9]):\/\/|(?<![a-z0-9.-])www\.(?=[a-z0-9])|(?<=[\p{L}\p{N}])\.(?:[a-z]{2}|com|net|org|info|biz|edu|gov|app|dev|tokyo|osaka|online|site|page|film|movie|video)(?::\d{1,5})?(?=[/?])/giu

const within = (run: string): Stretch[] => {
  const found: Stretch[] = []
  for (const { index } of run.matchAll(beginning)) {
    if (index < (found.at(-1)?.end ?? 0)) continue
    found.push({ start: index, end: endOf(run, index) })
  }
  return found
}

const endOf = (run: string, from: number): number => {
  let open = 0
  for (let at = from; at < run.length; at++) {
    if ('(['.includes(run[at] ?? '')) open++
    if (')]'.includes(run[at] ?? '') && --open < 0) return at
  }
  return run.length
}
