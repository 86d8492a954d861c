import { useEffect } from 'preact/hooks'
import type { PublicResult } from '#contract/tally.ts'
import { call } from '../call.ts'
import { useLoad } from '../load.ts'
import { locale, messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { printInk } from '../ui/ink.ts'
import { StatePage } from '../ui/state-page.tsx'
import { kanji } from '../words/kanji.ts'
import { said } from '../words/said.ts'
import { Decided } from './decided.tsx'
import { Leaf } from './leaf.tsx'

/** /e/:slug/result: what the festival says of the outcome, one screen to share for each award of the audience. */
export default ({ params }: PageProps) => {
  const slug = params.slug ?? ''
  const page = useLoad((signal) => call('GET /editions/:id/result', { params: { id: slug }, signal }), [slug])
  useEffect(() => {
    printInk(page.data?.edition.ink)
    if (page.data) document.title = `${messages('result').deskTitle} · ${said(page.data.edition.name)}`
  }, [page.data])
  if (page.error) return <FailedPage error={page.error} again={page.again} />
  if (!page.data) return null
  const { results, decisions, edition } = page.data
  if (results.length === 0 && decisions.length === 0) return <NothingYet slug={slug} />
  return (
    <main>
      {results.map((result) => (
        <Leaf key={result.id} result={result} edition={edition} name={nameOf(edition)} />
      ))}
      {decisions.length > 0 && (
        <Decided decisions={decisions} name={nameOf(edition)} alone={results.length === 0} />
      )}
    </main>
  )
}

/** 縦の夜　二〇二六, unless the name says the year itself. */
const nameOf = ({ name, year }: PublicResult['edition']): string => {
  const shown = said(name)
  if (/\d{4}|[〇一二三四五六七八九]{4}/.test(shown)) return shown
  return locale === 'ja' ? `${shown}　${kanji(year, 'digits')}` : `${shown} ${year}`
}

const NothingYet = ({ slug }: { slug: string }) => {
  const t = messages('result')
  return (
    <StatePage
      title={t.noneTitle}
      text={t.noneText}
      acts={
        <>
          <ButtonLink wide href="/">
            {messages('common').toFeed}
          </ButtonLink>
          <ButtonLink kind="line" wide href={`/editions/${slug}`}>
            {t.toEdition}
          </ButtonLink>
        </>
      }
    />
  )
}
