import type { Rules } from '#contract/edition.ts'
import { votingMethods } from '#contract/plain/edition.ts'
import { messages } from '../../messages/messages.ts'
import { Choice, Tick } from '../../ui/field.tsx'
import type { Editing } from './draft.ts'
import { amount, milliseconds, minutes, round, share, whole } from './figures.ts'
import s from './settings.module.css'
import { Written } from './written.tsx'

/** What a film must be to be eligible. */
export const RulesEditor = ({ draft, set, errorAt }: Editing) => {
  const t = messages('settings')
  const { rules } = draft
  const change = (some: Partial<Rules>) => set({ rules: { ...rules, ...some } })
  return (
    <div class={s.up}>
      <div class={s.two}>
        <Written
          label={t.lengthFrom}
          hint={t.lengthHint}
          value={minutes(rules.length.fromMs)}
          read={milliseconds}
          wrong={t.bad.time}
          onRead={(fromMs) => change({ length: { ...rules.length, fromMs } })}
          error={errorAt('rules.length.fromMs')}
        />
        <Written
          label={t.lengthTo}
          hint={t.lengthHint}
          value={minutes(rules.length.toMs)}
          read={milliseconds}
          wrong={t.bad.time}
          onRead={(toMs) => change({ length: { ...rules.length, toMs } })}
          error={errorAt('rules.length.toMs')}
        />
        <Written
          label={t.tolerance}
          hint={t.toleranceHint}
          value={String(round(rules.aspect.tolerance * 100))}
          read={(text) => share(text, 100)}
          wrong={t.bad.share}
          onRead={(tolerance) => change({ aspect: { ...rules.aspect, tolerance } })}
          error={errorAt('rules.aspect.tolerance')}
        />
        <Written
          label={t.maxBytes}
          value={String(round(rules.maxBytes / 1e9))}
          read={(text) => ((amount(text) ?? 0) > 0 ? Math.round((amount(text) ?? 0) * 1e9) : null)}
          wrong={t.bad.number}
          onRead={(maxBytes) => change({ maxBytes })}
          error={errorAt('rules.maxBytes')}
        />
        <Written
          label={t.minimumAge}
          aside={t.years}
          value={String(rules.minimumAge)}
          read={whole}
          wrong={t.bad.number}
          onRead={(minimumAge) => change({ minimumAge })}
          error={errorAt('rules.minimumAge')}
        />
        <Written
          label={t.entriesPerPerson}
          hint={t.entriesHint}
          value={rules.entriesPerPerson === null ? '' : String(rules.entriesPerPerson)}
          read={(text) => (text.trim() === '' ? 0 : whole(text))}
          wrong={t.bad.number}
          onRead={(most) => change({ entriesPerPerson: most || null })}
          error={errorAt('rules.entriesPerPerson')}
        />
        <div>
          {rules.guardianUnder !== null && (
            <Written
              label={t.guardianUnder}
              aside={t.years}
              hint={t.guardianHint}
              value={String(rules.guardianUnder)}
              read={whole}
              wrong={t.bad.number}
              onRead={(guardianUnder) => change({ guardianUnder })}
              error={errorAt('rules.guardianUnder')}
            />
          )}
          <Tick
            checked={rules.guardianUnder === null}
            onTick={(none) => change({ guardianUnder: none ? null : 18 })}
          >
            {t.guardianNone}
          </Tick>
        </div>
        <Written
          label={t.grace}
          hint={t.graceHint}
          value={String(round(rules.uploadGraceMs / 60_000))}
          read={(text) => {
            const n = whole(text)
            return n === null ? null : n * 60_000
          }}
          wrong={t.bad.number}
          onRead={(uploadGraceMs) => change({ uploadGraceMs })}
          error={errorAt('rules.uploadGraceMs')}
        />
      </div>
      <Choice
        label={messages('console').captions}
        value={rules.captions}
        options={(['none', 'recommended', 'required'] as const).map((value) => ({
          value,
          label: t.captionsOptions[value],
        }))}
        onChoose={(captions) => change({ captions })}
      />
      <Choice
        label={t.bars}
        value={rules.blackBars}
        options={(['allowed', 'warned', 'refused'] as const).map((value) => ({
          value,
          label: t.barsOptions[value],
        }))}
        onChoose={(blackBars) => change({ blackBars })}
      />
    </div>
  )
}

/** Who may vote, for what, and how. */
export const VotingEditor = ({ draft, set, errorAt }: Editing) => {
  const t = messages('settings')
  const { voting } = draft.rules
  const change = (some: Partial<Rules['voting']>) =>
    set({ rules: { ...draft.rules, voting: { ...voting, ...some } } })
  return (
    <div class={s.up}>
      <Choice
        label={t.method}
        value={voting.method}
        options={votingMethods.map((value) => ({
          value,
          label: t.methodOptions[value],
          hint: t.methodHints[value],
        }))}
        onChoose={(method) => change({ method })}
      />
      {errorAt('rules.voting.method') && (
        <p class={s.error} role="alert">
          {errorAt('rules.voting.method')}
        </p>
      )}
      <div class={s.two}>
        {voting.method === 'favourites' && (
          <Written
            label={t.favourites}
            value={String(voting.favourites)}
            read={whole}
            wrong={t.bad.number}
            onRead={(favourites) => change({ favourites })}
            error={errorAt('rules.voting.favourites')}
          />
        )}
        <Written
          label={t.share}
          aside="%"
          hint={t.shareHint}
          value={String(round(voting.watchedShare * 100))}
          read={(text) => share(text, 100)}
          wrong={t.bad.share}
          onRead={(watchedShare) => change({ watchedShare })}
          error={errorAt('rules.voting.watchedShare')}
        />
        <Written
          label={t.votingAge}
          aside={t.years}
          value={String(voting.minimumAge)}
          read={whole}
          wrong={t.bad.number}
          onRead={(minimumAge) => change({ minimumAge })}
          error={errorAt('rules.voting.minimumAge')}
        />
      </div>
    </div>
  )
}
