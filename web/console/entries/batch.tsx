import { useState } from 'preact/hooks'
import { mostInMeasure } from '#contract/plain/desk.ts'
import { messages } from '../../messages/messages.ts'
import { Button } from '../../ui/button.tsx'
import type { DeskProps } from '../section.ts'
import s from './batch.module.css'
import { MeasureSheet, type Measuring } from './measure-sheet.tsx'
import { MoreActs } from './more-acts.tsx'
import { actsOf, lastOnes } from './which-acts.ts'

/** What can be done to the chosen entries, at the foot of the screen while any are chosen. */
export const Batch = ({
  desk,
  chosen,
  onClear,
  onDone,
}: {
  desk: DeskProps
  chosen: ReadonlySet<string>
  onClear: () => void
  onDone: () => void
}) => {
  const t = messages('entries')
  const [measuring, setMeasuring] = useState<Measuring | null>(null)
  const may = actsOf(desk)
  const begin = (act: Measuring['act']) => setMeasuring({ act, entryIds: [...chosen] })
  const first = (['hold', 'release', 'shortlist'] as const).filter((act) => may.includes(act))
  const others = may.filter((act) => !first.some((one) => one === act))
  return (
    <section class={s.batch} data-hand aria-label={t.chosen({ n: chosen.size })}>
      <p role="status">
        {t.chosen({ n: chosen.size })}
        {chosen.size === mostInMeasure && <small>{t.mostChosen({ n: mostInMeasure })}</small>}
      </p>
      <div class={s.acts}>
        {first.map((act) => (
          <Button key={act} kind="line" slim onClick={() => begin(act)}>
            {t.act[act]}
          </Button>
        ))}
        <MoreActs acts={lastOnes(others)} onAct={begin} />
        <Button kind="text" onClick={onClear}>
          {t.clear}
        </Button>
      </div>
      {measuring && (
        <MeasureSheet
          key={measuring.act}
          measuring={measuring}
          editionId={desk.edition.id}
          onClose={() => setMeasuring(null)}
          onDone={onDone}
        />
      )}
    </section>
  )
}
