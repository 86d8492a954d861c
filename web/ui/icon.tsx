import s from './icon.module.css'
import { type IconName, icons } from './icons.ts'

/** One shape of the icon set, silent for screen readers: the control around it carries the words. */
export const Icon = ({ name, small = false }: { name: IconName; small?: boolean }) => {
  const drawing: string = icons[name]
  const markup = drawing.startsWith('<') ? drawing : `<path d="${drawing}"/>`
  return (
    <svg
      class={small ? `${s.icon} ${s.small}` : s.icon}
      viewBox="0 0 24 24"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: markup }}
    />
  )
}
