import type { ComponentChildren } from 'preact'
import { messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import s from './settings.module.css'

/** A list whose items can be added, moved and removed. */
export const ListEditor = <T extends { id: string }>({
  items,
  set,
  make,
  what,
  none,
  error,
  children,
}: {
  items: T[]
  set: (items: T[]) => void
  make: () => T
  what: string
  none: string
  error: string | undefined
  children: (item: T, change: (some: Partial<T>) => void, at: number) => ComponentChildren
}) => {
  const t = messages('settings')
  const swap = (from: number, to: number) => {
    const moved = [...items]
    const [item] = moved.splice(from, 1)
    if (item) moved.splice(to, 0, item)
    set(moved)
  }
  return (
    <div>
      {items.length === 0 && <p class={s.lead}>{none}</p>}
      {error && (
        <p class={s.error} role="alert">
          {error}
        </p>
      )}
      {items.map((item, at) => (
        <section key={item.id} class={s.item}>
          <div class={s.itemHead}>
            <h3 class="serif-text">
              {what} {at + 1}
            </h3>
            <div>
              <button
                type="button"
                disabled={at === 0}
                aria-label={t.up}
                title={t.up}
                onClick={() => swap(at, at - 1)}
              >
                ↑
              </button>
              <button
                type="button"
                disabled={at === items.length - 1}
                aria-label={t.down}
                title={t.down}
                onClick={() => swap(at, at + 1)}
              >
                ↓
              </button>
              <button type="button" onClick={() => set(items.filter((one) => one.id !== item.id))}>
                {t.removeOne}
              </button>
            </div>
          </div>
          {children(
            item,
            (some) => set(items.map((one) => (one.id === item.id ? { ...one, ...some } : one))),
            at,
          )}
        </section>
      ))}
      <Button kind="line" slim icon="plus" onClick={() => set([...items, make()])}>
        {t.add}
      </Button>
    </div>
  )
}

type Text = { ja: string; en: string }

/** The same field in both languages, side by side. */
export const Both = <F extends string>({
  of,
  set,
  field,
  labels,
  most,
  title,
  hint,
  error,
}: {
  of: Record<F, Text>
  set: (change: never) => void
  field: F
  labels: [string, string]
  most: number
  title?: boolean
  hint?: string
  error?: string
}) => {
  const write = (language: 'ja' | 'en', text: string) =>
    set({ [field]: { ...of[field], [language]: text } } as never)
  return (
    <>
      <Field
        lang="ja"
        label={labels[0]}
        title={title}
        most={most}
        hint={hint}
        value={of[field].ja}
        onText={(text) => write('ja', text)}
        error={error}
      />
      <Field
        lang="en"
        label={labels[1]}
        title={title}
        most={most}
        value={of[field].en}
        onText={(text) => write('en', text)}
      />
    </>
  )
}
