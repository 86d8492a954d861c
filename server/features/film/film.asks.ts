import { question } from '#platform/feature.ts'
import type { MayUpload } from './upload.ts'

/** What the editions of a film say to a new file for it. */
export const mayUpload = question<MayUpload>('film.may-upload')
