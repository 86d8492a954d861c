import { availableParallelism } from 'node:os'

/**
 * What Node is started with for a role. It collects garbage on four threads of its own whatever the machine has;
 * on two processors they take the database's time and a request waits for them: we leave one processor free.
 */
export const nodeFlags = (processors = availableParallelism()): string[] => [
  `--v8-pool-size=${Math.max(1, Math.min(4, processors - 1))}`,
]
