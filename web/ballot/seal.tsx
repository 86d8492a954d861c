import s from './seal.module.css'

/**
 * The receipt. Lands tilted, in 140 ms, once the server has confirmed; an outline while the ballot is only kept
 * on this phone.
 */
export const Seal = ({ text, label, kept = false }: { text: string; label: string; kept?: boolean }) => (
  <div class={kept ? `${s.seal} ${s.kept}` : s.seal} role="img" aria-label={label}>
    {text}
  </div>
)
