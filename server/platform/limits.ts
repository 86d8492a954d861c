/**
 * What one request, one person and one network may take of this process at a time. Bytes and milliseconds. All that
 * is bounded is bounded here, so that the sum can be judged: what strangers can make the process hold is
 * `open.all` requests and `bodies.all` bytes.
 */
export const limits = {
  /**
   * Requests being answered. A viewer holds one for as long as a film is being sent, and a campus, a cinema or a
   * proxy that is not trusted is one network.
   */
  open: { all: 5000, network: 2500, person: 48 },
  /** Sockets; what comes beyond them is closed unread. */
  sockets: 10_000,

  /**
   * Sockets of the realtime door: of everybody, a network (a whole cinema is one) and a person; channels that one is
   * in, and what it may say.
   */
  readers: {
    all: 8000,
    network: 4000,
    person: 24,
    channels: 20,
    messages: 60,
    messagesMs: 10_000,
    messageBytes: 4096,
  },

  /** From the first byte of a request to the end of its headers. */
  headersMs: 10_000,
  /** A body may take `graceMs`, and as much longer as it brings so many bytes a second: a phone at the edge of its network does. */
  body: { graceMs: 20_000, bytesPerSecond: 1000 },
  /** A socket on which nothing moves in either direction, a paused player's too: it asks again where it was. */
  idleMs: 300_000,
  /** What is still being sent after it was refused: read away if it is no more than this, and the line kept so long for the answer to be heard. */
  leftover: { ms: 3000, bytes: 1 << 20 },

  /** Bytes of bodies that are read into memory. */
  bodies: { all: 64 << 20, network: 16 << 20 },
  /** The largest body of a route that says nothing else in its contract, and of one that wants none. */
  bodyBytes: 64 << 10,
  noBodyBytes: 1 << 10,
  /** The form with which another service sends a browser back. */
  formBytes: 16 << 10,

  /**
   * Pictures that are sent and developed: how many at once from everybody, a network and a person, how many programs
   * run and wait for their turn, and what each may take. The phones of today make up to 50 megapixels.
   */
  pictures: {
    open: { all: 12, network: 6, person: 2 },
    running: 2,
    waiting: 10,
    pixels: 64_000_000,
    cpuMs: 20_000,
    wallMs: 40_000,
    memoryBytes: 600 << 20,
    printBytes: 10 << 20,
    nice: 5,
  },

  /**
   * Uploads that a person has begun and not ended, the bytes that they promise together, and how many are begun in a
   * day. Room is kept on the disk for those that have brought something within `restMs`.
   */
  uploads: { open: 10, promisedBytes: 20_000_000_000, perDay: 200, restMs: 3_600_000 },
  /** New films of a person in a day, and new API tokens. */
  filmsPerDay: 200,
  tokensPerDay: 50,
}

export type Limits = typeof limits
