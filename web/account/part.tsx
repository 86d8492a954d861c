import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../refused.ts'
import s from './me.module.css'
import { RefusalLine } from './refusal-line.tsx'

/** A part of one's own page, under a line. */
export const Part = ({
  id,
  title,
  text,
  children,
}: {
  /** What an address can name: `/me#id`. */
  id?: string
  title: string
  text?: string
  children: ComponentChildren
}) => (
  <section id={id} class={s.part}>
    <h2 class="serif">{title}</h2>
    {text && <p class={`small dim ${s.lead}`}>{text}</p>}
    {children}
  </section>
)

/** Does one thing at a time and keeps the sentence of its refusal: `const { act, busy, line } = useAct()`. */
export const useAct = () => {
  const [busy, setBusy] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const act = async (name: string, what: () => Promise<unknown>): Promise<void> => {
    if (busy) return
    setBusy(name)
    setWrong(null)
    try {
      await what()
    } catch (error) {
      setWrong(sentenceOf(error))
    }
    setBusy(null)
  }
  /** Fetches what the part shows; one may act meanwhile. */
  const load = (what: () => Promise<unknown>): void => {
    what().catch((error) => setWrong(sentenceOf(error)))
  }
  return { act, load, busy, line: <RefusalLine sentence={wrong} /> }
}
