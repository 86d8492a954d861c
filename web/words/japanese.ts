/** A film comes first: on the stage Japanese phrases wait until it plays. */
let due = location.pathname !== '/'
let come: Promise<void> | undefined

/**
 * Where the engine finds no phrases of its own, what does comes before anything new is shown, so that no line breaks
 * anew under a finger. Without it lines break as they do elsewhere.
 */
export const phrasesFirst = (): Promise<void> => {
  if (!due || CSS.supports('word-break', 'auto-phrase')) return Promise.resolve()
  come ??= import('./phrases.ts').then(
    ({ showPhrases }) => showPhrases(),
    () => undefined,
  )
  return come
}

/** From now on. */
export const phrasesAreDue = (): void => {
  due = true
  void phrasesFirst()
}
