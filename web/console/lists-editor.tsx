import type { ComponentChildren } from 'preact'
import type { Award, Category, Partner } from '#contract/edition.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'
import type { Editing } from './draft.ts'
import s from './settings.module.css'

const empty = { ja: '', en: '' }

export const CategoriesEditor = ({ draft, set, errorAt }: Editing) => {
  const t = messages('console')
  return (
    <ListEditor<Category>
      items={draft.categories}
      set={(categories) => set({ categories })}
      make={() => ({ id: crypto.randomUUID(), name: empty, description: empty })}
      what={t.category}
      none={t.emptyList.categories}
      error={errorAt('categories') && !errorAt('categories.0') ? errorAt('categories') : undefined}
    >
      {(category, change, at) => (
        <div class={s.two}>
          <Both
            of={category}
            set={change}
            field="name"
            labels={[t.nameJa, t.nameEn]}
            most={80}
            title
            error={errorAt(`categories.${at}.name`)}
          />
          <Both of={category} set={change} field="description" labels={[t.descJa, t.descEn]} most={400} />
        </div>
      )}
    </ListEditor>
  )
}

export const AwardsEditor = ({ draft, set, errorAt }: Editing) => {
  const t = messages('console')
  return (
    <ListEditor<Award>
      items={draft.awards}
      set={(awards) => set({ awards })}
      make={() => ({
        id: crypto.randomUUID(),
        name: empty,
        description: empty,
        prize: empty,
        prizeAmount: null,
        prizeCurrency: 'JPY',
        decidedBy: 'jury',
        places: 1,
      })}
      what={t.award}
      none={t.emptyList.awards}
      error={errorAt('awards') && !errorAt('awards.0') ? errorAt('awards') : undefined}
    >
      {(award, change, at) => (
        <>
          <div class={s.two}>
            <Both
              of={award}
              set={change}
              field="name"
              labels={[t.nameJa, t.nameEn]}
              most={80}
              title
              error={errorAt(`awards.${at}.name`)}
            />
            <Both of={award} set={change} field="description" labels={[t.descJa, t.descEn]} most={400} />
            <Both
              of={award}
              set={change}
              field="prize"
              labels={[t.prizeJa, t.prizeEn]}
              most={80}
              hint={t.prizeHint}
            />
          </div>
          <Choice
            label={t.decidedBy}
            value={award.decidedBy}
            options={(['audience', 'jury', 'organiser'] as const).map((value) => ({
              value,
              label: t.decidedByOptions[value],
            }))}
            onChoose={(decidedBy) => change({ decidedBy })}
          />
          <div class={s.three}>
            <Field
              label={t.amount}
              inputMode="numeric"
              value={major(award)}
              onText={(text) => change({ prizeAmount: minor(text, award.prizeCurrency) })}
              error={errorAt(`awards.${at}.prizeAmount`)}
            />
            <Field
              label={t.currency}
              value={award.prizeCurrency ?? ''}
              maxLength={3}
              autocapitalize="characters"
              onText={(text) => change({ prizeCurrency: text.toUpperCase() || null })}
              error={errorAt(`awards.${at}.prizeCurrency`)}
            />
            <Field
              label={t.places}
              type="number"
              min={1}
              max={100}
              value={award.places}
              onText={(text) => change({ places: Math.max(1, Number.parseInt(text, 10) || 1) })}
              error={errorAt(`awards.${at}.places`)}
            />
          </div>
        </>
      )}
    </ListEditor>
  )
}

export const PartnersEditor = ({ draft, set, errorAt }: Editing) => {
  const t = messages('console')
  return (
    <ListEditor<Partner>
      items={draft.partners}
      set={(partners) => set({ partners })}
      make={() => ({ id: crypto.randomUUID(), name: empty, part: empty, url: null })}
      what={t.partner}
      none={t.emptyList.partners}
      error={undefined}
    >
      {(partner, change, at) => (
        <div class={s.two}>
          <Both
            of={partner}
            set={change}
            field="name"
            labels={[t.nameJa, t.nameEn]}
            most={80}
            title
            error={errorAt(`partners.${at}.name`)}
          />
          <Both of={partner} set={change} field="part" labels={[t.partJa, t.partEn]} most={40} />
          <Field
            label={t.url}
            type="url"
            placeholder="https://"
            value={partner.url ?? ''}
            onText={(url) => change({ url: url || null })}
            error={errorAt(`partners.${at}.url`)}
          />
        </div>
      )}
    </ListEditor>
  )
}

/** A list whose items can be added, moved and removed. */
const ListEditor = <T extends { id: string }>({
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
  const t = messages('console')
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
const Both = <F extends string>({
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

/** Yen have no smaller unit, dollars have cents. */
const digits = (currency: string | null): number => {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency ?? 'JPY' })
    return format.resolvedOptions().maximumFractionDigits ?? 0
  } catch {
    return 0
  }
}
const major = ({ prizeAmount, prizeCurrency }: Award): string =>
  prizeAmount === null ? '' : String(prizeAmount / 10 ** digits(prizeCurrency))
const minor = (text: string, currency: string | null): number | null => {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim()
  return /^\d+(\.\d+)?$/.test(plain) ? Math.round(Number(plain) * 10 ** digits(currency)) : null
}
