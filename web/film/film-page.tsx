import { useSignal } from '@preact/signals'
import { Fragment } from 'preact'
import { useEffect } from 'preact/hooks'
import type { FilmView } from '#contract/film.ts'
import type { FilmPage } from '#contract/viewing.ts'
import { Slip, slip } from '../ballot/slip-slot.tsx'
import { votes } from '../ballot/votes.ts'
import { call, Refused } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { useNavAway } from '../nav/away.ts'
import { editionHere } from '../nav/places.ts'
import {
  Acts,
  PlayTime,
  playback,
  putOn,
  reel,
  Screen,
  TimeLine,
  useStage,
  useWatching,
} from '../player/player.ts'
import { Transcript } from '../player/transcript.tsx'
import type { PageProps } from '../router.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { printInk } from '../ui/ink.ts'
import { Laurel, Obi } from '../ui/marks.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { directorOf, roleOf, titleOf } from '../words/film.ts'
import { FilmTitle } from '../words/film-title.tsx'
import { lengthInWords } from '../words/length.ts'
import { PersonName } from '../words/person-name.tsx'
import { Synopsis } from '../words/synopsis.tsx'
import { upright } from '../words/upright.ts'
import s from './film-page.module.css'

/** A film with everything about it: who made it, where it is shown, what stands beside it. */
export default ({ params }: PageProps) => {
  const t = messages('film')
  const opened = useSignal<FilmPage | null>(null)
  const error = useSignal<unknown>(null)
  const id = params.id ?? ''
  useEffect(() => {
    call('GET /films/:id/page', { params: { id } }).then(
      (found) => {
        printInk(found.entries[0]?.edition.ink)
        editionHere.value = found.entries[0]?.edition ?? editionHere.value
        putOn(alone(found))
        opened.value = found
        // an earlier vote is known before one asks
        if (found.entries[0]?.voting?.open) slip.prepare()
      },
      (failed) => {
        error.value = failed
      },
    )
  }, [id])
  if (error.value instanceof Refused && [400, 404].includes(error.value.status))
    return (
      <StatePage
        title={t.goneTitle}
        text={t.goneText}
        acts={
          <ButtonLink wide href="/">
            {messages('common').toFeed}
          </ButtonLink>
        }
      />
    )
  if (error.value) return <FailedPage error={error.value} />
  return opened.value ? <Film page={opened.value} /> : null
}

/** One film: its page plays, earns and votes with the same parts as the feed. */
const alone = ({ film, watched, own, entries: [entry] }: FilmPage) =>
  reel({
    films: [
      {
        film,
        watched,
        entryId: entry?.entryId ?? film.id,
        stage: entry?.stage ?? 'received',
        seen: true,
        own,
        ticket: '',
      },
    ],
    edition: entry?.edition ?? null,
    voting: entry?.voting ?? null,
  })

const Film = ({ page: { film, watched, own, entries, others } }: { page: FilmPage }) => {
  useStage({ animate: false, scrolls: true })
  useWatching({ exposes: false, atEnd: slip.atEnd })
  const t = messages('film')
  const entry = entries[0]
  const toVote = entry?.voting?.open && !own
  const seeking = playback.scrubbing.value !== null
  useNavAway(seeking)
  return (
    <main class={s.page}>
      {entry && <Obi name={entry.edition.name[locale]} href={`/e/${entry.edition.slug}`} hidden={seeking} />}
      <Screen film={film} label={titleOf(film)} />
      <TimeLine film={film} neededMs={toVote ? watched.neededMs : undefined} />
      <div class={s.controls}>
        <Acts film={film} />
        <PlayTime durationMs={film.durationMs} short />
      </div>
      <div class={s.words}>
        <div class={s.title} style={upright(titleOf(film))}>
          <h1 class="serif">
            <FilmTitle of={film} />
          </h1>
          {locale === 'en' && film.title.original !== titleOf(film) && (
            <p class="dim serif-text" lang={film.language}>
              {film.title.original}
            </p>
          )}
          <p class={s.by}>
            {directorOf(film) && (
              <>
                {t.byBefore && <i>{t.byBefore} </i>}
                <b>
                  <PersonName of={directorOf(film)} film={film} />
                </b>
                {t.byAfter && <span>{t.byAfter}</span>}
              </>
            )}
            <span>{lengthInWords(film.durationMs, { poster: true, brief: true })}</span>
          </p>
        </div>
        <div class={s.column}>
          <Synopsis of={film} class={`serif-text ${s.synopsis}`} />
          <Credits film={film} />
          <Transcript film={film} />
          <div class={s.acts}>
            {own && (
              <ButtonLink kind="line" href={`/studio/${film.id}`}>
                {t.manage}
              </ButtonLink>
            )}
            {toVote && (
              <Button kind="accent" icon="ballot" onClick={() => slip.open(film.id)}>
                {votes.value.has(film.id) ? t.changeVote : t.vote}
              </Button>
            )}
            {entry && (
              <ButtonLink kind="line" icon="play" href={`/films/${film.id}`}>
                {t.watchOn}
              </ButtonLink>
            )}
            <Button kind="line" icon="share" onClick={() => void share(film)}>
              {t.share}
            </Button>
          </div>
          {entry && (entry.stage === 'finalist' || entry.stage === 'shortlisted') && <Honour entry={entry} />}
          {others.length > 0 && <Others films={others} finalists={entry?.stage === 'finalist'} />}
        </div>
      </div>
      <Slip />
    </main>
  )
}

/** One line a role, in the order in which the maker wrote them. */
const Credits = ({ film }: { film: FilmView }) => {
  const t = messages('film')
  const roles = [...new Set(film.credits.map(({ role }) => role))]
  const captions = film.media.captions.map(({ language }) => t.captionsOf[language] ?? language)
  const comma = locale === 'ja' ? '、' : ', '
  return (
    <dl class={s.credits}>
      {roles.map((role) => (
        <Fragment key={role}>
          <dt>{roleOf(role)}</dt>
          <dd>
            {film.credits
              .filter((credit) => credit.role === role)
              .map(({ id, name }, at) => (
                <Fragment key={id}>
                  {at > 0 && comma}
                  <PersonName of={name} film={film} />
                </Fragment>
              ))}
          </dd>
        </Fragment>
      ))}
      {captions.length > 0 && (
        <>
          <dt>{t.captions}</dt>
          <dd>{captions.join(comma)}</dd>
        </>
      )}
    </dl>
  )
}

const Honour = ({ entry: { stage: reached, edition } }: { entry: FilmPage['entries'][number] }) => {
  const t = messages('film')
  const year = edition.calendar[0]?.startsAt.slice(0, 4) ?? ''
  return (
    <div class={s.honour}>
      <Laurel lines={[edition.name[locale], reached === 'finalist' ? t.finalist : t.shortlisted, year]} />
    </div>
  )
}

const Others = ({ films, finalists }: { films: FilmView[]; finalists: boolean }) => {
  const t = messages('film')
  return (
    <section class={s.others}>
      <h2 class="label">{finalists ? t.otherFinalists : t.others}</h2>
      <ul>
        {films.map((one) => (
          <li key={one.id}>
            <a href={`/films/${one.id}`}>
              {one.media.poster ? <img src={one.media.poster} alt="" loading="lazy" /> : <i />}
              <span class="small cut">{titleOf(one)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const share = async (film: FilmView) => {
  const url = `${location.origin}${film.link}`
  const { share: hand } = navigator as Partial<Navigator>
  if (hand) return await hand.call(navigator, { title: titleOf(film), url }).catch(() => {})
  const [{ notice }, { copyText }] = await Promise.all([import('../ui/notice.tsx'), import('../ui/copy.ts')])
  if (await copyText(url)) notice(messages('common').shared, { icon: 'check' })
  else notice(url)
}
