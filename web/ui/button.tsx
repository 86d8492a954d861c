import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ComponentChildren } from 'preact'
import s from './button.module.css'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

type Act = {
  /** ink: the main act; accent: vote, submit, choose; line: the other way out; text: underlined words. */
  kind?: 'ink' | 'accent' | 'line' | 'text'
  wide?: boolean
  slim?: boolean
  icon?: IconName
  /** The words while the act is under way; the width stays. */
  busy?: string | false | null
  /** Why it cannot be done now: said under the button, which then does nothing. */
  unavailable?: string | false | null
  children: ComponentChildren
}
type ButtonProps = Act & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'children' | 'class'>
type LinkProps = Act & { href: string } & Omit<
    AnchorHTMLAttributes<HTMLAnchorElement>,
    'children' | 'class' | 'href' | 'role'
  >

const classOf = ({ kind = 'ink', wide, slim }: Act) =>
  [kind === 'text' ? s.text : s.button, kind !== 'text' && s[kind], wide && s.wide, slim && s.slim]
    .filter(Boolean)
    .join(' ')

export const Button = ({ kind, wide, slim, icon, busy, unavailable, children, ...rest }: ButtonProps) => (
  <>
    <button
      type="button"
      {...rest}
      class={classOf({ kind, wide, slim, children })}
      aria-busy={busy ? true : undefined}
      aria-disabled={busy || unavailable ? true : undefined}
      onClick={busy || unavailable ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon && <Icon name={icon} small />}
      <span class={s.words}>
        <span class={busy ? s.under : undefined}>{children}</span>
        {busy && <span class={s.over}>{busy}</span>}
      </span>
    </button>
    {unavailable && <p class={`small dim ${s.why}`}>{unavailable}</p>}
  </>
)

/** Looks like a button, goes to an address. */
export const ButtonLink = ({ kind, wide, slim, icon, busy, unavailable, children, ...rest }: LinkProps) => (
  <a {...rest} class={classOf({ kind, wide, slim, children })}>
    {icon && <Icon name={icon} small />}
    <span>{children}</span>
  </a>
)

/** A 44 px target with an icon; `label` is what it does, in words. */
export const IconButton = ({
  icon,
  label,
  pressed,
  ...rest
}: { icon: IconName; label: string; pressed?: boolean } & Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'icon' | 'label' | 'class'
>) => (
  <button type="button" {...rest} class={s.tap} aria-label={label} title={label} aria-pressed={pressed}>
    <Icon name={icon} />
  </button>
)

export const IconLink = ({ icon, label, href }: { icon: IconName; label: string; href: string }) => (
  <a class={s.tap} href={href} aria-label={label} title={label}>
    <Icon name={icon} />
  </a>
)
