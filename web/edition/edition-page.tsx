import { useEffect, useState } from 'preact/hooks'
import type { EditionReply } from '#contract/edition.ts'
import { EveningLine } from '../ballot/evening-line.tsx'
import { call } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { editionHere } from '../nav/places.ts'
import type { PageProps } from '../router.tsx'
import { Button } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { kanji } from '../words/kanji.ts'
import '../ui/fonts-later.ts'
import { useLoad } from '../load.ts'
import { go } from '../steps.ts'
import { printInk } from '../ui/ink.ts'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { tagInWords } from '../words/edition.ts'
import { prizeInWords } from '../words/prize.ts'
import { said } from '../words/said.ts'
import { Acts, useResult } from './acts.tsx'
import { Changes, Spine } from './calendar.tsx'
import { Countdown } from './countdown.tsx'
import s from './edition-page.module.css'
import { Films } from './films.tsx'
import { FreePages } from './free-pages.tsx'
import { Poster } from './poster.tsx'
import { RulesList } from './rules-list.tsx'
import { Winners } from './winners.tsx'

/** The public page of an edition: what it is, until when, what there is to win and how to take part. */
export default ({ params }: PageProps) => {
  const {
    data: edition,
    error,
    again,
  } = useLoad(
    (signal) => call('GET /editions/:id', { params: { id: params.slug ?? 'current' }, signal }),
    [params.slug],
  )
  useEffect(() => {
    if (!edition) return
    printInk(edition.ink)
    editionHere.value = edition
    document.title = `${said(edition.name)} · Verticale`
    // whoever came by a former address goes on under the present one
    if (params.slug && params.slug !== edition.slug) go(`/e/${edition.slug}`, { replace: true })
  }, [edition])
  if (error && !edition) return <FailedPage error={error} again={again} />
  return edition ? <Page edition={edition} again={again} /> : null
}

const Page = ({ edition, again }: { edition: EditionReply; again: () => void }) => {
  const t = messages('edition')
  const [reading, setReading] = useState(false)
  const isPublic = edition.publishedAt !== null
  const films = useLoad(
    async (signal) =>
      isPublic ? await call('GET /feed', { query: { edition: edition.slug, limit: 0 }, signal }) : null,
    [edition.slug, isPublic],
  )
  const result = useResult(edition)
  const changes = useLoad(
    (signal) => call('GET /editions/:id/calendar/changes', { params: { id: edition.id }, signal }),
    [edition.id, edition.revision],
  )
  return (
    <main class={s.page}>
      <Poster edition={edition} home />
      <div class={s.words}>
        {!isPublic && <Preview edition={edition} />}
        {result ? (
          <Winners result={result} slug={edition.slug} />
        ) : (
          <Countdown edition={edition} onEnd={() => setTimeout(again, 1500)} />
        )}
        {isPublic && <EveningLine edition={edition} />}
        {said(edition.description) && <p class={s.description}>{said(edition.description)}</p>}
        <div class={s.pair}>
          <section>
            <h2 class="serif">{t.calendar}</h2>
            <Spine edition={edition} films={films.data?.count ?? null} />
            <Changes changes={changes.data?.changes ?? []} zone={edition.timeZone} />
            {isPublic && !result && (
              <p class={s.file}>
                <a href={`/e/${edition.slug}/calendar.ics`} download>
                  {t.calendarFile}
                </a>
              </p>
            )}
          </section>
          {edition.awards.length > 0 && (
            <section>
              <h2 class="serif">{t.awards}</h2>
              <Awards edition={edition} />
            </section>
          )}
        </div>
        {isPublic && <Films edition={edition} />}
        {!isOver(edition) && (
          <section>
            <h2 class="serif">{t.takePart}</h2>
            <ol class={s.how}>
              {[
                t.shoot,
                t.post({ tag: tagInWords(edition) }),
                t.watchAndVote({
                  age: locale === 'ja' ? kanji(edition.rules.minimumAge) : String(edition.rules.minimumAge),
                }),
              ].map((words, i) => (
                <li key={words}>
                  <i aria-hidden="true">{locale === 'ja' ? kanji(i + 1) : i + 1}</i>
                  <p>{words}</p>
                </li>
              ))}
            </ol>
          </section>
        )}
        <section>
          <h2 class="serif">{t.rules}</h2>
          <RulesList edition={edition} />
          <p class={s.terms}>
            <Button kind="text" onClick={() => setReading(true)}>
              {t.readRights}
            </Button>
          </p>
        </section>
        {edition.categories.length > 0 && (
          <section>
            <h2 class="serif">{t.categories}</h2>
            <ul class={s.awards}>
              {edition.categories.map((category) => (
                <li key={category.id}>
                  <b class="serif">{said(category.name)}</b>
                  <span />
                  {said(category.description) && <p>{said(category.description)}</p>}
                </li>
              ))}
            </ul>
          </section>
        )}
        <FreePages edition={edition} />
        {edition.partners.length > 0 && <Partners edition={edition} />}
        <div class={s.foot}>
          <a href="/editions">{t.all}</a>
          <LanguageSwitch />
        </div>
        <Acts edition={edition} decided={result !== null} read={() => setReading(true)} />
      </div>
      <Sheet open={reading} onClose={() => setReading(false)} title={t.rightsTitle} wide>
        <div class={s.rights}>
          {said(edition.rights.text)
            .split('\n')
            .filter(Boolean)
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
          <p class="label">{t.rightsVersion({ version: edition.rights.version })}</p>
        </div>
      </Sheet>
    </main>
  )
}

/** Seen by those who work on it alone: nobody else finds it. */
const Preview = ({ edition }: { edition: EditionReply }) => {
  const t = messages('edition')
  return (
    <p class={s.preview}>
      {t.preview} <a href={`/console/${edition.slug}/settings/opening`}>{t.backToConsole}</a>
    </p>
  )
}

/** Whether nothing is left to take part in. */
const isOver = ({ calendar, clock }: EditionReply): boolean =>
  calendar.some(({ kind }) => kind !== 'archive') &&
  calendar.every(({ kind, endsAt }) => kind === 'archive' || (endsAt !== null && endsAt <= clock.now))

const Awards = ({ edition }: { edition: EditionReply }) => {
  const t = messages('edition')
  return (
    <ul class={`fig ${s.awards}`}>
      {edition.awards.map((award) => (
        <li key={award.id}>
          <b class="serif">{said(award.name)}</b>
          <span>{prizeInWords(award) || (award.places > 1 ? t.places({ n: award.places }) : '')}</span>
          <p>{said(award.description) || t.decidedBy[award.decidedBy]}</p>
        </li>
      ))}
    </ul>
  )
}

const Partners = ({ edition }: { edition: EditionReply }) => (
  <section class={s.partners} aria-label={messages('edition').partners}>
    {edition.partners.map((partner) => {
      const words = (
        <>
          <span class="label">{said(partner.part)}</span>
          <b class="serif">{said(partner.name)}</b>
        </>
      )
      return partner.url ? (
        <a key={partner.id} href={partner.url} target="_blank" rel="noreferrer noopener">
          {words}
        </a>
      ) : (
        <div key={partner.id}>{words}</div>
      )
    })}
  </section>
)
