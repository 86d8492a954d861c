import { availableParallelism } from 'node:os'
import type { Role } from './config.ts'

/**
 * Room for what a role has just made, in megabytes; Node's own choice grows to 32 while the program is read and never
 * shrinks again, three times over. Ballots at full load are as fast with 8 (`bench/ballots`). Nobody waits for what
 * `work` makes, most of which programs of their own make.
 */
const youngMegabytes = (role: Role) => (role === 'work' ? 2 : 8)

/**
 * From where on it looks for what is no longer wanted, in megabytes; Node's own choice lets two hundred megabytes of
 * texts that strangers have sent lie about first (`bench/hostile`).
 */
const oldMegabytes = 32

/**
 * What Node is started with for a role. It collects garbage on four threads of its own whatever the machine has;
 * on two processors they take the database's time and a request waits for them: we leave one processor free.
 */
export const nodeFlags = (role: Role = 'web', processors = availableParallelism()): string[] => [
  `--max-semi-space-size=${youngMegabytes(role)}`,
  `--initial-old-space-size=${oldMegabytes}`,
  `--v8-pool-size=${Math.max(1, Math.min(4, processors - 1))}`,
]

/**
 * What stands in a role's environment: bodies and answers of this size and above are given back to the system when
 * they are let go. The C library would otherwise keep them, having once seen a large one. Below it are the pieces in
 * which sockets are read.
 */
export const nodeEnvironment = { MALLOC_MMAP_THRESHOLD_: String(96 << 10) }
