import { Icon } from '../../ui/icon.tsx'
import type { Told } from './findings.ts'
import s from './plan.module.css'

/** What is wrong with a plan, and what is odd about it, while it is written. */
export const Found = ({ findings }: { findings: readonly Told[] }) => (
  <ul class={s.found} aria-live="polite">
    {findings.map(({ field, words, wrong }) => (
      <li key={field + words} class={wrong ? s.wrong : s.odd}>
        <Icon name={wrong ? 'alert' : 'hand'} small />
        <span>{words}</span>
      </li>
    ))}
  </ul>
)
