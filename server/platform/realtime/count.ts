/** One thing that a channel has told: a state, which makes what came before it needless, or something said. */
export type Told = { seq: number; at: number; isState: boolean; text: string }

/**
 * The numbered tellings of one channel and the last of them, so that a reader whose line broke goes on without a
 * gap. Texts are whole messages, made once for all readers.
 */
export type Count = {
  readonly of: string
  readonly seq: number
  tell(isState: boolean, at: number, text: (seq: number) => string): Told
  /** What somebody lacks who has heard all up to `after`; null when that is not known any more. */
  since(of: string, after: number): readonly Told[] | null
}

/** Keeps what was told in the last `keepMs`, and at most so many characters. */
export const createCount = (of: string, { keepMs = 60_000, keepText = 4 << 20 } = {}): Count => {
  const kept: Told[] = []
  let seq = 0
  let length = 0
  const forget = (now: number) => {
    while (kept[0] && (now - kept[0].at > keepMs || length > keepText))
      length -= kept.shift()?.text.length ?? 0
  }
  return {
    of,
    get seq() {
      return seq
    },
    tell: (isState, at, text) => {
      seq += 1
      if (isState) kept.length = length = 0
      const told = { seq, at, isState, text: text(seq) }
      kept.push(told)
      length += told.text.length
      forget(at)
      return told
    },
    since: (whose, after) => {
      if (whose !== of || after > seq) return null
      const lacking = kept.filter((told) => told.seq > after)
      const state = lacking.findLastIndex(({ isState }) => isState)
      if (state >= 0) return lacking.slice(state)
      return lacking.length === seq - after ? lacking : null
    },
  }
}
