import { availableParallelism } from 'node:os'

/**
 * Room for what a role has just made, in megabytes; Node's own choice grows to 32 while the program is read and never
 * shrinks again, three times over. Ballots at full load are as fast with 8 (`bench/ballots`).
 */
const youngMegabytes = 8

/**
 * What Node is started with for a role. It collects garbage on four threads of its own whatever the machine has;
 * on two processors they take the database's time and a request waits for them: we leave one processor free.
 */
export const nodeFlags = (processors = availableParallelism()): string[] => [
  `--max-semi-space-size=${youngMegabytes}`,
  `--v8-pool-size=${Math.max(1, Math.min(4, processors - 1))}`,
]
