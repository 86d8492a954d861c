/**
 * Whether a failure says that the database is not there now: connection refused or lost, server starting, stopping
 * or crashed, or no connection free in time. A missing socket is ENOENT of a connect; any other ENOENT is a missing file.
 */
export const databaseIsAway = (error: { code?: string; syscall?: string; message?: string }): boolean =>
  /^(ECONNREFUSED|ECONNRESET|EPIPE|57P0[1-4]|08\w{3}|53300)$/.test(error.code ?? '') ||
  (error.code === 'ENOENT' && error.syscall === 'connect') ||
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message ?? '',
  )
