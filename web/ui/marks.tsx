import { UprightLine } from '../words/upright-line.tsx'
import s from './marks.module.css'

/** The name of the product; the I is the upright and may take the accent. At least 84 px wide. */
export const Wordmark = ({ width = 116, accent = true }: { width?: number; accent?: boolean }) => (
  <svg
    class={accent ? s.wordmark : undefined}
    style={{ width: `${width}px` }}
    viewBox="-4 -50 510 200"
    role="img"
    aria-label="Verticale"
    fill="none"
    stroke="currentColor"
    stroke-width="9"
    stroke-miterlimit="20"
  >
    <path d="M2 0 28 96 54 0M112 4.5H78V95.500H112M78 48H106M140 100V4.500H158a21.5 21.5 0 0 1 0 43.500H140M160 48 182 100M196 4.500H244M220 4.500V100" />
    <path class={s.upright} d="M268 -44V144" />
    <path d="M338 18C333 9 326 4.5 318 4.5 302 4.5 293 24 293 50S302 95.5 318 95.500C326 95.5 333 91 338 82M350 100 376 4 402 100M359 68H393M420 0V95.5H448M500 4.5H466V95.5H500M466 48H494" />
  </svg>
)

/** A 9:16 frame and the projector's beam in it. */
export const Mark = ({ width = 20 }: { width?: number | '100%' }) => (
  <svg
    style={{ width: typeof width === 'number' ? `${width}px` : width }}
    viewBox="0 0 54 96"
    role="img"
    aria-label="Verticale"
  >
    <path fill="currentColor" d="M0 0H54V96H0z" />
    <path fill="var(--accent)" d="M0 0H54L27 84z" />
  </svg>
)

/** The edition's band. `hang` from the top edge, or `bare` down the left side of the console. */
export const Obi = ({
  name,
  href,
  label,
  hidden,
}: {
  name: string
  href?: string
  label?: string
  hidden?: boolean
}) => {
  const props = { class: hidden ? `${s.obi} ${s.away}` : s.obi }
  const words = (
    <span>
      <UprightLine of={name} />
    </span>
  )
  return href ? (
    <a {...props} href={href} aria-label={label}>
      {words}
    </a>
  ) : (
    <div {...props}>{words}</div>
  )
}

const leaves = [
  [65.3, 19.3, 39.8, 0.78],
  [43.7, 33.7, 20.5, 0.83],
  [30, 53.8, 1.1, 0.88],
  [26.1, 76.7, -18.3, 0.93],
  [32.4, 99.2, -37.6, 0.98],
  [48.1, 118.2, -57, 1.03],
  [71.1, 131.1, -76.3, 1.08],
] as const

/** Fourteen frames as leaves, three lines inside: edition, honour, year. */
export const Laurel = ({ lines }: { lines: [string, string, string] }) => (
  <div class={s.laurel}>
    <svg viewBox="10 0 180 150" fill="currentColor" aria-hidden="true">
      {leaves.flatMap(([x, y, turn, size]) => [
        <path
          key={`l${y}`}
          transform={`translate(${x} ${y}) rotate(${turn}) scale(${size})`}
          d="M-4.5 -8H4.5V8H-4.5z"
        />,
        <path
          key={`r${y}`}
          transform={`translate(${200 - x} ${y}) rotate(${-turn}) scale(${size})`}
          d="M-4.5 -8H4.5V8H-4.5z"
        />,
      ])}
    </svg>
    <p>
      {lines[0]}
      <b>{lines[1]}</b>
      {lines[2]}
    </p>
  </div>
)

/** A frame that a colour fills from its foot: bytes the server has, time watched, and nothing else. */
export const RisingFrame = ({ share, width, tick }: { share: number; width: number; tick?: number }) => (
  <span
    class={s.frame}
    style={{
      width: `${width}px`,
      height: `${(width * 16) / 9}px`,
      '--share': Math.max(0, Math.min(1, share)),
    }}
    aria-hidden="true"
  >
    <i />
    {tick !== undefined && <u style={{ bottom: `${tick * 100}%` }} />}
  </span>
)
