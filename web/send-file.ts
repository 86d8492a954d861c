import type { Refusal } from '#contract/route.ts'
import { Refused, unreachable } from './call.ts'

/** Sends the bytes of a file to an address of the API; refused as a call is. */
export const sendFile = async <Reply>(address: string, file: Blob): Promise<Reply> => {
  const response = await fetch(`/api${address}`, {
    method: 'PUT',
    body: file,
    credentials: 'same-origin',
    headers: { 'content-type': file.type || 'application/octet-stream' },
  }).catch(() => {
    throw new Refused({ code: unreachable, sentence: '' }, 0)
  })
  const answer = await response.json().catch(() => ({ code: 'failed', sentence: '' }))
  if (response.status === 401) dispatchEvent(new Event('signed-out'))
  if (!response.ok) throw new Refused(answer as Refusal, response.status)
  return answer as Reply
}
