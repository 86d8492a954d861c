import { useEffect } from 'preact/hooks'
import type { Me } from '#contract/account.ts'
import type { EditionReply } from '#contract/edition.ts'
import { askMe } from '../account/session.ts'
import { call } from '../call.ts'
import { renew, useCode } from '../code.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { go, path } from '../steps.ts'
import { editionNamed } from '../studio/open-edition.ts'
import { ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { said } from '../words/said.ts'
import '../ui/fonts-later.ts'
import { printInk } from '../ui/ink.ts'
import { StatePage } from '../ui/state-page.tsx'
import { addressOf } from './address.ts'
import { NewEdition } from './new-edition.tsx'
import { holdsIn, staffIn } from './roles.ts'
import type { DeskProps, Section } from './section.ts'
import { openSection, sectionsFor } from './sections.ts'
import { editionNeeding, lastUsed, noteUsed } from './which-edition.ts'

/** /console, /console/:slug, /console/:slug/:section/… */
export default (_: PageProps) => {
  const t = messages('console')
  const [slug, section = null, ...rest] = path.value
    .split('/')
    .slice(2)
    .filter(Boolean)
    .map(decodeURIComponent)
  const me = useLoad(async (signal) => ({ person: await askMe(signal) }), [])
  const list = useLoad((signal) => call('GET /editions', { signal }), [slug])
  useEffect(() => {
    document.title = `${t.signInTitle} · Verticale`
  }, [])
  const error = me.error ?? list.error
  const again = () => {
    me.again()
    list.again()
  }
  if (error) return <FailedPage error={error} again={again} />
  if (!me.data || !list.data) return null
  const person = me.data.person
  if (!person) return <SignIn />
  const mine = list.data.editions.filter(({ id }) => holdsIn(person, id).length > 0)
  const mayMake = person.roles.some(({ role, editionId }) => role === 'organiser' && editionId === null)
  if (slug === 'new' && mayMake) return <NewEdition editions={mine} />
  if (!slug && mine.length > 0) return <Needing me={person} mine={mine} />
  const chosen = mine.find((edition) => edition.slug === slug)
  if (!chosen && mayMake && mine.length === 0) return <NewEdition />
  if (!chosen && mine.length > 0 && !list.data.editions.some((edition) => edition.slug === slug))
    return <Former slug={slug ?? ''} />
  if (!chosen) return <StatePage title={t.notYoursTitle} text={t.notYoursText} acts={<Home />} />
  return (
    <Edition
      key={chosen.id}
      id={chosen.id}
      section={section}
      rest={rest}
      me={person}
      editions={list.data.editions}
      refreshList={list.again}
    />
  )
}

/** /console: leads to the edition that needs its reader. */
const Needing = ({ me, mine }: { me: Me; mine: DeskProps['editions'] }) => {
  useEffect(() => {
    const tasksOf = async ({ id }: { id: string }) =>
      staffIn(me, id) ? (await call('GET /editions/:id/overview', { params: { id } })).attention.length : 0
    void editionNeeding(mine, lastUsed(me), tasksOf).then(
      (edition) => edition && go(addressOf(edition, 'overview'), { replace: true }),
    )
  }, [])
  return null
}

/** An address that an edition has left leads on to where it is now; any other leads nowhere. */
const Former = ({ slug }: { slug: string }) => {
  const found = useLoad(async () => ({ edition: await editionNamed(slug) }), [slug])
  const now = found.data?.edition?.slug
  useEffect(() => {
    if (now && now !== slug) go(path.value.replace(`/console/${slug}`, `/console/${now}`), { replace: true })
  }, [now])
  if (found.error) return <FailedPage error={found.error} again={found.again} />
  return found.data && !now ? <Missing /> : null
}

const Edition = ({
  id,
  section,
  rest,
  me,
  editions,
  refreshList,
}: Pick<DeskProps, 'me' | 'editions' | 'rest'> & {
  id: string
  section: string | null
  refreshList: () => void
}) => {
  const edition = useLoad((signal) => call('GET /editions/:id', { params: { id }, signal }), [id])
  const mine = sectionsFor(me, id)
  useEffect(() => noteUsed(me, id), [id])
  const one = section ? mine.find(({ name }) => name === section) : mine[0]
  const page = useCode(async () => (one ? { of: one.name, Page: await openSection(one) } : null), [one?.name])
  const figures = useFigures(id, mine)
  useEffect(() => printInk(edition.data?.ink), [edition.data])
  useEffect(() => {
    if (edition.data) document.title = `${said(edition.data.name)} · Verticale`
  }, [edition.data])
  if (edition.error && !edition.data) return <FailedPage error={edition.error} again={edition.again} />
  if (!one) return <Missing />
  if (page.error) return <FailedPage error={page.error} again={() => void renew()} />
  if (!edition.data || !page.code) return null
  const Shown = page.code.Page
  const took = (changed: EditionReply) => {
    edition.set(changed)
    refreshList()
    const before = edition.data
    if (before && before.slug !== changed.slug)
      go(path.value.replace(`/${before.slug}`, `/${changed.slug}`), { replace: true })
  }
  return (
    <Shown
      edition={edition.data}
      editions={editions}
      me={me}
      rest={rest}
      sections={mine.map((section) => ({ ...section, shown: figures[section.name] }))}
      again={edition.again}
      took={took}
    />
  )
}

/** The figures beside the sections; one that does not come is not shown. */
const useFigures = (id: string, sections: Section[]): Record<string, number> =>
  useLoad(
    async (signal) => {
      const found = await Promise.all(
        sections.map(async ({ name, figure }) => [name, await figure?.(id, signal).catch(() => undefined)]),
      )
      return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Record<string, number>
    },
    [id],
  ).data ?? {}

const Home = () => (
  <ButtonLink kind="line" wide href="/">
    {messages('common').toFeed}
  </ButtonLink>
)

const Missing = () => (
  <StatePage title={messages('common').lostTitle} text={messages('common').lostText} acts={<Home />} />
)

const SignIn = () => {
  const t = messages('console')
  const back = encodeURIComponent(location.pathname + location.search)
  return (
    <StatePage
      title={t.signInTitle}
      text={t.signInText}
      acts={
        <>
          <ButtonLink wide href={`/sign-in?to=${back}`}>
            {messages('common').signIn}
          </ButtonLink>
          <Home />
        </>
      }
    />
  )
}
