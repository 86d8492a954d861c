import { type ComponentType, h } from 'preact'
import { useEffect } from 'preact/hooks'
import { type Leave, useCode } from './code.ts'
import { messages } from './messages/messages.ts'
import { notice } from './ui/notice.tsx'

/**
 * A component whose code comes when it is first shown; nothing stands in its place until then. Where the page has to
 * be loaded anew for it, `leave` says where its user goes on.
 */
export const lazy = <P extends object>(
  get: () => Promise<{ default: ComponentType<P> }>,
  leave?: (props: P) => ReturnType<Leave>,
): ComponentType<P> => {
  let found: ComponentType<P> | null = null
  return (props: P) => {
    const { error } = useCode(
      async () => {
        found ??= (await get()).default
        return found
      },
      [],
      leave && (() => leave(props)),
    )
    useEffect(() => {
      if (error) notice(messages('common').offlineTitle, { bad: true })
    }, [error])
    return found ? h(found, props) : null
  }
}
