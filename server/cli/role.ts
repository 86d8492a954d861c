import type { Config, Role } from '#platform/config.ts'
import { withDatabase } from './database.ts'

/** Plays one role in this very process, for machines that run the roles apart. */
export async function playRole(role: Role, config: Config): Promise<void> {
  await withDatabase(config, async (url) => {
    Object.assign(process.env, {
      ROLES: role,
      DATABASE_URL: url,
      DATA_DIR: config.dataDir,
      HOST: config.host,
      PORT: String(config.port),
    })
    await import('../main.ts')
  })
}
