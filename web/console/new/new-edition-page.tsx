import { useEffect, useMemo, useState } from 'preact/hooks'
import type { EditionSummary } from '#contract/edition.ts'
import { editionLimits } from '#contract/plain/edition.ts'
import { templateKinds } from '#contract/plain/plan.ts'
import { useAct } from '../../act.ts'
import { call } from '../../call.ts'
import { useHeld } from '../../held.ts'
import { messages } from '../../messages/messages.ts'
import { newId } from '../../new-id.ts'
import { go } from '../../steps.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { yearOf } from '../../words/edition.ts'
import { said } from '../../words/said.ts'
import { findingsOf } from '../plan/findings.ts'
import { Found } from '../plan/found.tsx'
import { PlanStrip } from '../plan/strip.tsx'
import { weekdayOf } from '../plan/wall-day.ts'
import { planOf } from '../settings/rows.ts'
import { wallOf } from '../settings/wall.ts'
import s from './new-edition.module.css'
import { firstCeremony, isTemplate, planFrom, type Start, slugOf, tagOf } from './proposal.ts'
import { useClaims } from './use-claims.ts'

type Written = {
  start: Start
  ja: string
  en: string
  ceremony: string | null
  slug: string | null
  tagJa: string | null
  tagEn: string | null
}
const nothing: Written = {
  start: 'sixWeeks',
  ja: '',
  en: '',
  ceremony: null,
  slug: null,
  tagJa: null,
  tagEn: null,
}

/** What an edition starts from, its names and its ceremony; everything else follows and may be changed later. */
export const NewEditionPage = ({ editions }: { editions: EditionSummary[] }) => {
  const t = messages('console')
  // made once, so that pressing twice makes one edition
  const id = useMemo(() => newId(), [])
  const [written, setWritten] = useHeld<Written>('new edition', nothing)
  const { start, ja, en } = written
  const former = editions.find((one) => one.id === start)
  const timeZone = former?.timeZone ?? 'Asia/Tokyo'
  const now = wallOf(new Date().toISOString(), timeZone)
  const ceremony = written.ceremony ?? (start === 'nothing' ? '' : firstCeremony(start, now))
  const plan = planFrom(start, ceremony, former && planOf({ ...former, decisionAt: null }), now)
  const year = ceremony.slice(0, 4)
  const slug = written.slug ?? slugOf(year && en ? `${en} ${year}` : en)
  const hashtags = [written.tagJa ?? tagOf(ja, year), written.tagEn ?? tagOf(en, year)].filter(Boolean)
  const submissions = plan.rows.find(({ kind }) => kind === 'submissions')
  const claims = useClaims({
    slug,
    hashtags,
    opensAt: submissions?.starts,
    closesAt: submissions?.ends,
    timeZone,
  })
  const findings = findingsOf(plan, now)
  const making = useAct(async () => {
    const edition = await call('POST /editions', {
      body: {
        id,
        slug,
        name: { ja, en },
        timeZone,
        hashtags,
        template: isTemplate(start) ? start : null,
        from: former?.id ?? null,
        calendar: {
          phases: plan.rows.map(({ kind, starts, ends }) => ({
            kind,
            startsAt: starts,
            endsAt: ends || null,
          })),
          decisionAt: plan.decision || null,
        },
      },
    })
    setWritten(nothing)
    go(`/console/${edition.slug}/settings/opening`)
  })
  const write = (some: Partial<Written>) => {
    setWritten({ ...written, ...some })
    making.clear()
  }
  const [left, setLeft] = useState(false)
  useEffect(() => {
    document.title = `${t.newTitle} · Verticale`
  }, [])
  const badSlug = left && slug && !/^[a-z0-9][a-z0-9-]{1,48}$/.test(slug) ? t.slugWrong : undefined
  const invalid = making.refused?.code === 'invalid_input'
  return (
    <main class={s.page}>
      <TopBar back="/console" />
      <Form
        class={s.form}
        onSend={making.run}
        elsewhere={making.elsewhere}
        acts={
          <Button type="submit" wide busy={making.busy && t.creating}>
            {t.create}
          </Button>
        }
      >
        <h1 class="serif">{t.newTitle}</h1>
        <p class="dim">{t.newText}</p>
        <Choice
          label={t.startFrom}
          value={start}
          options={[
            ...templateKinds.map((value) => ({
              value: value as Start,
              label: t.templates[value],
              hint: t.templateHints[value],
            })),
            ...editions.slice(0, 6).map((edition) => ({
              value: edition.id,
              label: t.formerEdition({
                name: [said(edition.name), yearOf(edition)].filter(Boolean).join(' '),
              }),
              hint: t.formerHint,
            })),
            { value: 'nothing', label: t.fromNothing, hint: t.fromNothingHint },
          ]}
          onChoose={(start) => write({ start })}
        />
        <div class={s.two}>
          <Field
            label={t.nameJa}
            lang="ja"
            title
            value={ja}
            onText={(ja) => write({ ja })}
            most={editionLimits.name}
            error={making.at('name.ja') ?? making.at('name')}
          />
          <Field
            label={t.nameEn}
            lang="en"
            title
            value={en}
            onText={(en) => write({ en })}
            most={editionLimits.name}
            error={making.at('name.en')}
          />
          <Field
            label={t.tagJa}
            lang="ja"
            value={written.tagJa ?? tagOf(ja, year)}
            onText={(tagJa) => write({ tagJa })}
            hint={claims.tagHint}
            error={making.at('hashtags') ?? making.at('hashtags.0') ?? claims.tagClash}
          />
          <Field
            label={t.tagEn}
            lang="en"
            spellcheck={false}
            value={written.tagEn ?? tagOf(en, year)}
            onText={(tagEn) => write({ tagEn })}
            error={making.at('hashtags.1')}
          />
        </div>
        <Field
          label={t.slug}
          value={slug}
          onText={(slug) => write({ slug })}
          onBlur={() => setLeft(true)}
          hint={t.slugHint({ url: `${location.host}/e/${slug || '…'}` })}
          error={(invalid ? making.at('slug') && t.slugWrong : making.at('slug')) ?? badSlug ?? claims.slug}
          autocapitalize="none"
          spellcheck={false}
        />
        {start !== 'nothing' && (
          <>
            <Field
              type="date"
              label={t.ceremonyDay}
              aside={ceremony && weekdayOf(`${ceremony}T00:00`)}
              hint={t.ceremonyHint}
              value={ceremony}
              onText={(ceremony) => write({ ceremony })}
              error={findings.find(({ wrong }) => wrong)?.words}
            />
            <PlanStrip plan={plan} />
            <Found findings={findings.filter(({ wrong }) => !wrong)} />
          </>
        )}
      </Form>
    </main>
  )
}
