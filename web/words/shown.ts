import { type ComponentChildren, Fragment, options } from 'preact'

/**
 * From now on what an element shows goes through `change`, in one place for catalogues, the server's sentences and
 * people's words alike. The texts themselves stay as they are, and so do attributes, names and titles; what `added`
 * names is gone again from what is copied.
 */
export const changeShown = (change: (text: string) => string, added: string): void => {
  const changed = (children: ComponentChildren): ComponentChildren => {
    if (typeof children === 'string') return change(children)
    return Array.isArray(children) ? children.map(changed) : children
  }
  const before = options.vnode
  options.vnode = (vnode) => {
    const { type, props } = vnode
    if (type === Fragment || (typeof type === 'string' && !asTyped.has(type)))
      props.children = changed(props.children)
    before?.(vnode)
  }
  addEventListener('copy', (event) => {
    // who listened before may have taken something away already
    const chosen = event.clipboardData?.getData('text/plain') || (getSelection()?.toString() ?? '')
    if (!chosen.includes(added)) return
    event.clipboardData?.setData('text/plain', chosen.replaceAll(added, ''))
    event.preventDefault()
  })
}

/** What somebody writes or chooses by its very letters. */
const asTyped = new Set(['textarea', 'option', 'code', 'pre', 'style', 'script'])
