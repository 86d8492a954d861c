/** What a socket can do for a reader; ws's own. */
export type Line = {
  readonly bufferedAmount: number
  send(text: string): void
  close(code: number, reason: string): void
}

const patience = {
  /** Nothing more is sent while so much waits in this process for the line. */
  skipBytes: 256 << 10,
  /** The line is closed when so much waits, */
  closeBytes: 1 << 20,
  /** or when it has been too slow for so long. */
  slowMs: 10_000,
}

/** Codes of RFC 6455 and its registry. */
export const closing = { policy: 1008, restart: 1012, tryLater: 1013 } as const

/** One socket to which channels are told, as fast as it takes them. */
export type Reader = {
  /** Sends it if the line takes it; false when it is too slow now and what it lacks has to be told later. */
  tell(text: string): boolean
  /** Whether the line has taken everything; closes one that has been slow for too long. */
  caughtUp(): boolean
}

export const createReader = (
  line: Line,
  now: () => number,
  { skipBytes, closeBytes, slowMs } = patience,
): Reader => {
  let slowSince: number | null = null
  const isSlow = (): boolean => {
    const waiting = line.bufferedAmount
    if (waiting <= skipBytes) {
      slowSince = null
      return false
    }
    slowSince ??= now()
    if (waiting > closeBytes || now() - slowSince > slowMs) line.close(closing.tryLater, 'too slow')
    return true
  }
  return {
    tell: (text) => {
      if (isSlow()) return false
      line.send(text)
      return true
    },
    caughtUp: () => !isSlow() && line.bufferedAmount === 0,
  }
}
