import { useRef, useState } from 'preact/hooks'
import { Refused } from './call.ts'
import { sentenceOf } from './refused.ts'

/**
 * Something that a person does and the server may refuse. `run` does it, once at a time, and answers whether it was
 * done. The sentence of a refusal stands at its field, which asks for it by `at`, or where no field has asked, at
 * `elsewhere`; `clear` takes it away. What is no refusal is thrown.
 */
export const useAct = <With extends unknown[]>(act: (...by: With) => Promise<void>) => {
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const asked = new Set<string>()
  return {
    busy,
    refused,
    clear: () => setRefused(null),
    at: (field: string): string | undefined => {
      asked.add(field)
      return refused?.field === field ? sentenceOf(refused) : undefined
    },
    elsewhere: (): string | undefined =>
      refused && !asked.has(refused.field ?? '') ? sentenceOf(refused) : undefined,
    run: async (...by: With): Promise<boolean> => {
      if (running.current) return false
      running.current = true
      setBusy(true)
      setRefused(null)
      try {
        await act(...by)
        return true
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        setRefused(error)
        return false
      } finally {
        running.current = false
        setBusy(false)
      }
    },
  }
}
