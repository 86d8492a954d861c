import { type ComponentType, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { whenBack } from './when-back.ts'

/** A component whose code comes when it is first shown; nothing stands in its place until then. */
export const lazy = <P extends object>(
  get: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> => {
  let found: ComponentType<P> | null = null
  return (props: P) => {
    const [, redraw] = useState(0)
    useEffect(() => {
      let [stop, over] = [() => {}, false]
      const load = () => {
        get().then(
          (module) => {
            stop()
            found = module.default
            redraw((n) => n + 1)
          },
          () => {
            if (over) return
            // no connection: it comes with the next one
            stop()
            stop = whenBack(load)
          },
        )
      }
      if (!found) load()
      return () => {
        over = true
        stop()
      }
    }, [])
    return found ? h(found, props) : null
  }
}
