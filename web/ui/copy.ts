/**
 * Puts a text on the clipboard; says whether it did. Without https there is no clipboard for pages, but a selected text
 * can be copied still.
 */
export const copyText = async (text: string): Promise<boolean> => {
  const { clipboard } = navigator as Partial<Navigator>
  if (clipboard)
    return await clipboard.writeText(text).then(
      () => true,
      () => copySelected(text),
    )
  return copySelected(text)
}

const copySelected = (text: string): boolean => {
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.cssText = 'position:fixed;top:0;opacity:0'
  // a dialog makes what lies outside of it inert
  const around = document.querySelector('dialog[open]') ?? document.body
  around.append(field)
  const before = document.activeElement as HTMLElement | null
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  before?.focus()
  return copied
}
