import { call } from '../call.ts'

/** Whether this browser can speak of passkeys in JSON, as the server does. */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential

/** Signs in with a passkey of this device; null when the person thought better of it. */
export const signInWithPasskey = () =>
  unlessGivenUp(async () => {
    const options = await call('POST /sign-in/passkey/challenge', {})
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      options as PublicKeyCredentialRequestOptionsJSON,
    )
    const credential = await navigator.credentials.get({ publicKey })
    return await call('POST /sign-in/passkey', { body: { response: inJson(credential) } })
  })

/** Makes a passkey on this device and tells the server; null when the person thought better of it. */
export const addPasskey = (name: string) =>
  unlessGivenUp(async () => {
    const options = await call('POST /me/passkeys/challenge', {})
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as PublicKeyCredentialCreationOptionsJSON,
    )
    const credential = await navigator.credentials.create({ publicKey })
    return await call('POST /me/passkeys', { body: { response: inJson(credential), name } })
  })

const inJson = (credential: Credential | null): Record<string, unknown> =>
  (credential as PublicKeyCredential).toJSON() as unknown as Record<string, unknown>

const unlessGivenUp = async <T>(act: () => Promise<T>): Promise<T | null> => {
  try {
    return await act()
  } catch (error) {
    if (error instanceof DOMException && /NotAllowed|Abort|InvalidState/.test(error.name)) return null
    throw error
  }
}
