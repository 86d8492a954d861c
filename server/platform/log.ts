import { type Logger, pino } from 'pino'

export type Log = Logger

/** Addresses, cookies and tokens never reach the log, wherever in a record they stand. */
const secret = ['authorization', 'cookie', 'set-cookie', 'password', 'token', 'email', 'code', 'ip']

/**
 * Lines of JSON on standard output, or coloured lines when a person reads them.
 * `level` is one of pino's names, or `silent`.
 */
export function createLog(level: string, { pretty = false, name = 'verticale' } = {}): Log {
  return pino({
    name,
    level,
    redact: { paths: secret.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]), remove: true },
    ...(pretty
      ? {
          transport: {
            target: 'pino-pretty',
            options: { translateTime: 'HH:MM:ss', ignore: 'pid,hostname' },
          },
        }
      : {}),
  })
}
