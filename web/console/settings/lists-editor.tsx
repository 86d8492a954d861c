import type { Award, Category, Partner } from '#contract/edition.ts'
import { deciders, editionLimits } from '#contract/plain/edition.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { isCurrency } from './amount.ts'
import { AmountField } from './amount-field.tsx'
import type { Editing } from './draft.ts'
import { Both, ListEditor } from './list-editor.tsx'
import s from './settings.module.css'

const empty = { ja: '', en: '' }

export const CategoriesEditor = ({ draft, set, errorAt }: Editing) => {
  const t = messages('settings')
  return (
    <ListEditor<Category>
      items={draft.categories}
      set={(categories) => set({ categories })}
      make={() => ({ id: newId(), name: empty, description: empty })}
      what={messages('console').category}
      none={t.emptyList.categories}
      error={errorAt('categories') && !errorAt('categories.0') ? errorAt('categories') : undefined}
    >
      {(category, change, at) => (
        <div class={s.two}>
          <Both
            of={category}
            set={change}
            field="name"
            labels={[messages('console').nameJa, messages('console').nameEn]}
            most={editionLimits.name}
            title
            error={errorAt(`categories.${at}.name`)}
          />
          <Both
            of={category}
            set={change}
            field="description"
            labels={[t.descJa, t.descEn]}
            most={editionLimits.description}
          />
        </div>
      )}
    </ListEditor>
  )
}

export const AwardsEditor = ({ draft, set, errorAt }: Editing) => {
  const t = messages('settings')
  return (
    <ListEditor<Award>
      items={draft.awards}
      set={(awards) => set({ awards })}
      make={() => ({
        id: newId(),
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
              labels={[messages('console').nameJa, messages('console').nameEn]}
              most={editionLimits.name}
              title
              error={errorAt(`awards.${at}.name`)}
            />
            <Both
              of={award}
              set={change}
              field="description"
              labels={[t.descJa, t.descEn]}
              most={editionLimits.description}
            />
            <Both
              of={award}
              set={change}
              field="prize"
              labels={[t.prizeJa, t.prizeEn]}
              most={editionLimits.name}
              hint={t.prizeHint}
            />
          </div>
          <Choice
            label={t.decidedBy}
            value={award.decidedBy}
            options={deciders.map((value) => ({
              value,
              label: t.decidedByOptions[value],
            }))}
            onChoose={(decidedBy) => change({ decidedBy })}
          />
          <div class={s.three}>
            <AmountField
              award={award}
              onAmount={(prizeAmount) => change({ prizeAmount })}
              error={errorAt(`awards.${at}.prizeAmount`)}
            />
            <Field
              label={t.currency}
              value={award.prizeCurrency ?? ''}
              maxLength={3}
              autocapitalize="characters"
              onText={(text) => change({ prizeCurrency: text.toUpperCase() || null })}
              error={
                award.prizeCurrency && !isCurrency(award.prizeCurrency)
                  ? t.bad.currency
                  : errorAt(`awards.${at}.prizeCurrency`)
              }
            />
            <Field
              label={t.places}
              type="number"
              min={1}
              max={editionLimits.places}
              value={award.places || ''}
              onText={(text) => change({ places: Number.parseInt(text, 10) || 0 })}
              error={
                // whose it is and how often it is given stand together once it is decided
                errorAt(`awards.${at}.decidedBy`) ?? (errorAt(`awards.${at}.places`) && t.bad.places)
              }
            />
          </div>
        </>
      )}
    </ListEditor>
  )
}

export const PartnersEditor = ({ draft, set, errorAt }: Editing) => {
  const t = messages('settings')
  return (
    <ListEditor<Partner>
      items={draft.partners}
      set={(partners) => set({ partners })}
      make={() => ({ id: newId(), name: empty, part: empty, url: null })}
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
            labels={[messages('console').nameJa, messages('console').nameEn]}
            most={editionLimits.name}
            title
            error={errorAt(`partners.${at}.name`)}
          />
          <Both
            of={partner}
            set={change}
            field="part"
            labels={[t.partJa, t.partEn]}
            most={editionLimits.part}
          />
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
