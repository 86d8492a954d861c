/**
 * A phase ends at the first instant that is too late. People write and read the last minute that counts: an end
 * written 23:59 takes what comes before midnight, and midnight is read as 23:59. Here alone the two meet.
 */
const minuteMs = 60_000

/** The last minute that counts in full before an end, both in milliseconds since 1970. */
export const lastMinuteOf = (end: number): number => Math.floor(end / minuteMs - 1) * minuteMs

/** The end that lets a whole minute count. */
export const endAfter = (minute: number): number => minute + minuteMs
