import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { FilmView } from '#contract/film.ts'
import type { FilmPage } from '#contract/viewing.ts'
import { loadMe } from '../account/session.ts'
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
import type { PageProps } from '../router.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import { printInk } from '../ui/ink.ts'
import { Laurel, Obi } from '../ui/marks.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { directorOf, roleOf, titleOf } from '../words/film.ts'
import { FilmTitle } from '../words/film-title.tsx'
import { lengthInWords } from '../words/length.ts'
import { upright } from '../words/upright.ts'
import s from './film-page.module.css'

/** A film with everything about it: who made it, where it is shown, what stands beside it. */
export default ({ params, query }: PageProps) => {
  const t = messages('film')
  const opened = useSignal<{ page: FilmPage; toVote: boolean } | null>(null)
  const error = useSignal<unknown>(null)
  const id = params.id ?? ''
  useEffect(() => {
    call('GET /films/:id/page', { params: { id } }).then(
      (found) => {
        const open = found.entries[0]?.voting?.open ?? false
        const toVote = open && query.has('vote')
        printInk(found.entries[0]?.edition.ink)
        editionHere.value = found.entries[0]?.edition ?? editionHere.value
        putOn(alone(found))
        opened.value = { page: found, toVote }
        // an earlier vote is known before one asks, and who signed in for this film goes on with the vote
        if (open) slip.prepare()
        if (toVote) {
          slip.open(id)
          // once, not again at every reload
          history.replaceState(history.state, '', location.pathname)
        }
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
  return opened.value ? <Film {...opened.value} /> : null
}

/** One film: its page plays, earns and votes with the same parts as the feed. */
const alone = ({ film, watched, entries: [entry] }: FilmPage) =>
  reel({
    films: [
      {
        film,
        watched,
        entryId: entry?.entryId ?? film.id,
        stage: entry?.stage ?? 'received',
        seen: true,
        ticket: '',
      },
    ],
    edition: entry?.edition ?? null,
    voting: entry?.voting ?? null,
  })

const Film = ({
  page: { film, watched, entries, others },
  toVote,
}: {
  page: FilmPage
  /** The slip is open already: the film waits. */
  toVote: boolean
}) => {
  useStage({ animate: false, scrolls: true, plays: !toVote })
  const own = useOwn(film)
  useWatching({ exposes: false, atEnd: (id) => (own.value ? again() : slip.atEnd(id)) })
  const t = messages('film')
  const entry = entries[0]
  const seeking = playback.scrubbing.value !== null
  useNavAway(seeking)
  return (
    <main class={s.page}>
      {entry && <Obi name={entry.edition.name[locale]} href={`/e/${entry.edition.slug}`} hidden={seeking} />}
      <Screen film={film} label={titleOf(film)} />
      <TimeLine film={film} neededMs={watched.neededMs} />
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
                <b>{directorOf(film)}</b>
                {t.byAfter && <span>{t.byAfter}</span>}
              </>
            )}
            <span>{lengthInWords(film.durationMs, { poster: true, brief: true })}</span>
          </p>
        </div>
        <div class={s.column}>
          <p class={`serif-text ${s.synopsis}`}>
            {film.synopsis[locale] || film.synopsis.ja || film.synopsis.en}
          </p>
          <Credits film={film} />
          <div class={s.acts}>
            {own.value && (
              <ButtonLink kind="line" href={`/studio/${film.id}`}>
                {t.manage}
              </ButtonLink>
            )}
            {entry?.voting?.open && !own.value && (
              <Button kind="accent" icon="ballot" onClick={() => slip.open(film.id)}>
                {votes.value.has(film.id) ? t.changeVote : t.vote}
              </Button>
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

/** Whether whoever watches made the film: nobody votes for their own. False until that is known. */
const useOwn = (film: FilmView): Signal<boolean> => {
  const own = useSignal(false)
  useEffect(() => {
    void loadMe().then(
      (me) => {
        own.value = film.makers.some(({ personId }) => personId === me?.id)
      },
      () => undefined,
    )
  }, [film.id])
  return own
}

const again = () => {
  if (playback.video.value) playback.video.value.currentTime = 0
  playback.play()
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
        <>
          <dt>{roleOf(role)}</dt>
          <dd>
            {film.credits
              .filter((credit) => credit.role === role)
              .map(({ name }) => name)
              .join(comma)}
          </dd>
        </>
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
