import type { ComponentChildren } from 'preact'
import s from './entry.module.css'

/** Names and what is known under each; what is not known is left out. Null where nothing is. */
export const Facts = ({ of }: { of: readonly [name: string, known: ComponentChildren][] }) => {
  const known = of.filter(([, value]) => value)
  if (known.length === 0) return null
  return (
    <dl class={s.written}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
