import { type ErrorCode, errors, refuse } from '#platform/errors.ts'

/** What the door said within better-auth comes back as what it was: a code of the error table. */
export const inOurWords = async <T>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    const { name, body } = error as { name?: string; body?: { code?: unknown } }
    const code = name === 'APIError' ? String(body?.code) : ''
    if (Object.hasOwn(errors, code)) return refuse(code as ErrorCode)
    throw error
  }
}
