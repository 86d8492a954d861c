import { schema } from './cli/schema.ts'

await schema()
