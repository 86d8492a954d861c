import { type ComponentType, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A component whose code comes when it is first shown; nothing stands in its place until then. */
export const lazy = <P extends object>(
  get: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> => {
  let found: ComponentType<P> | null = null
  return (props: P) => {
    const [, redraw] = useState(0)
    useEffect(() => {
      const load = () => {
        get().then(
          (module) => {
            found = module.default
            redraw((n) => n + 1)
          },
          // no connection: it comes with the next one
          () => addEventListener('online', load, { once: true }),
        )
      }
      if (!found) load()
      return () => removeEventListener('online', load)
    }, [])
    return found ? h(found, props) : null
  }
}
