import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { EditionReply } from '#contract/edition.ts'
import { largestUpload } from '#contract/plain/film.ts'
import { loadMe, me, signInAddress } from '../account/session.ts'
import { call, unreachable } from '../call.ts'
import { locale, messages } from '../messages/messages.ts'
import { newId } from '../new-id.ts'
import { isRefusal, sentenceOf } from '../refused.ts'
import { go } from '../steps.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { notice } from '../ui/notice.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { lengthInWords } from '../words/length.ts'
import { sizeInWords } from '../words/size.ts'
import s from './check.module.css'
import { iconOf, problemWords, rowWords, wayWords } from './check-words.ts'
import { checkFile, type Facts, problems, type Row, type Rule, type Way } from './checks.ts'
import { CloseStudio } from './close-studio.tsx'
import { dropTakes } from './kept-takes.ts'
import { dropPicked, keepPicked, picked } from './picked.ts'
import { postFor } from './post.ts'
import { Preview } from './preview.tsx'
import { send } from './sending.ts'
import type { Tools } from './tools.ts'

type Props = {
  /** Null until they have come. */
  tools: Tools | null
  edition: EditionReply | null
  replaces: string | null
  /** Its maker has said already that it is to be sent, if nothing is wrong with it. */
  goesOn: boolean
  /** The way leads on from here, with the film. */
  onLeave: () => void
  /** Another film is wanted. */
  onOther: () => void
  onBack: () => void
  onPick: (file: File) => void
  onShoot: () => void
}

/** What is fine and what is not, with two ways out of each problem. Nothing has been sent yet. */
export const CheckView = ({ tools, edition, replaces, goesOn, onLeave, onOther, onBack, onShoot }: Props) => {
  const t = messages('studio')
  const film = picked.value
  const accepted = useSignal<Rule[]>([])
  const remade = useSignal<number | null>(null)
  const busy = useSignal(false)
  const plays = useSignal(false)
  const only = useMemo(() => (film ? [film.file] : []), [film?.file])
  const early = useSignal<string | null>(null)
  const stop = useRef(new AbortController())

  useEffect(() => {
    void loadMe().catch(() => null)
    return () => stop.current.abort()
  }, [])
  useEffect(() => {
    if (!film || film.facts || !tools) return
    early.value = null
    const show = (picture: string) => {
      early.value = picture
    }
    void tools.inspect(film.file, show).then((facts) => {
      if (picked.value?.file === film.file) picked.value = { ...film, facts }
    })
  }, [film?.file, tools])
  if (!film) return null

  const { facts } = film
  const rules = edition?.rules ?? null
  const rows = facts
    ? checkFile(facts, rules, largestUpload, tools?.reshapes ?? false).map((row) =>
        row.state === 'problem' && accepted.value.includes(row.rule)
          ? { ...row, state: 'told' as const, kind: 'accepted' }
          : row,
      )
    : []
  const wrong = problems(rows)

  const take = async (row: Row, way: Way) => {
    if (way === 'choose') return onOther()
    if (way === 'shoot') return onShoot()
    if (way === 'send') {
      accepted.value = [...accepted.value, row.rule]
      return
    }
    if (facts && tools) await remake(tools, facts, way)
  }
  const remake = async ({ reshape }: Tools, facts: Facts, way: Way) => {
    remade.value = 0
    try {
      const how = {
        crop: way === 'crop',
        ...(way === 'trim' && rules && { toMs: rules.length.toMs }),
        ...(way === 'shrink' && { toBytes: Math.min(largestUpload, rules?.maxBytes ?? largestUpload) }),
      }
      const file = await reshape(
        film.file,
        facts,
        how,
        (share) => (remade.value = share),
        stop.current.signal,
      )
      picked.value = { file, facts: null, cropped: film.cropped || way === 'crop' }
    } catch {
      if (!stop.current.signal.aborted) notice(t.reshapeFailed, { bad: true })
    }
    remade.value = null
  }
  const goOn = async () => {
    const person = me.value ?? (await loadMe().catch(() => undefined))
    if (person === undefined) return notice(t.offlineTitle, { bad: true })
    if (!person) {
      onLeave()
      return go(signInAddress(`${await keepPicked(film, { replaces, edition: edition?.slug })}&go=1`))
    }
    busy.value = true
    try {
      const filmId = replaces ?? newId()
      if (!replaces)
        await call('POST /films', { body: { id: filmId, language: locale, post: postFor(edition) } })
      await send(filmId, newId(), film.file, {
        picture: facts?.picture ?? null,
        cropped: film.cropped,
      })
      void dropPicked(replaces)
      void dropTakes()
      onLeave()
      go(`/submit/${filmId}`)
    } catch (error) {
      notice(isRefusal(error, unreachable) ? t.offlineTitle : sentenceOf(error), { bad: true })
    }
    busy.value = false
  }

  const sentAlready = useRef(false)
  const fits = facts !== null && wrong.length === 0
  useEffect(() => {
    if (!goesOn || !fits || sentAlready.current) return
    sentAlready.current = true
    void goOn()
  }, [goesOn, fits])

  const heading = !facts
    ? t.checkingTitle
    : wrong.length > 0
      ? t.fixTitle({ count: wrong.length })
      : t.fineTitle
  const breaks = rows.some(
    (row) => row.kind === 'accepted' && !(row.rule === 'bars' && rules?.blackBars !== 'refused'),
  )
  return (
    <main class={`column ${s.page}`}>
      <TopBar title={(replaces ? t.replaceStep : t.step)({ at: 1 })} onBack={onBack}>
        <CloseStudio />
      </TopBar>
      <div class={s.top}>
        <div class={s.look}>
          <Thumb facts={facts} picture={facts?.picture ?? early.value} />
          <Button kind="text" icon="play" onClick={() => (plays.value = true)}>
            {messages('enter').watchFirst}
          </Button>
        </div>
        <div>
          <h1 class="serif" aria-live="polite">
            {heading}
          </h1>
          <p class={`small dim ${s.name}`}>
            {film.file.name}
            <br />
            <span class="fig">
              {facts?.durationMs != null && `${lengthInWords(facts.durationMs, { brief: true })}　`}
              {sizeInWords(film.file.size)}
            </span>
          </p>
          <p class="small dim">{facts ? t.nothingSent : t.checkingText}</p>
        </div>
      </div>
      <section class={`gutter ${s.rows}`}>
        {facts &&
          wrong.map((row) => {
            const words = problemWords(row, facts, rules, largestUpload)
            return (
              <div key={row.rule} class={s.fix} role="alert">
                <h2>
                  <span class={s.fixIcon}>
                    <Icon name={iconOf(row)} />
                  </span>
                  {words.title}
                </h2>
                <p class="dim fig">{words.text}</p>
                {remade.value !== null ? (
                  <p class={`fig ${s.remade}`} role="status">
                    <span>{t.reshaping({ percent: Math.round(remade.value * 100) })}</span>
                    <i>
                      <b style={{ width: `${remade.value * 100}%` }} />
                    </i>
                  </p>
                ) : (
                  <div class={s.ways}>
                    {row.ways.map((way, i) => (
                      <Button
                        key={way}
                        slim
                        kind={i === 0 ? 'ink' : 'line'}
                        onClick={() => void take(row, way)}
                      >
                        {wayWords(way, row)}
                      </Button>
                    ))}
                  </div>
                )}
              </div>
            )
          })}
        {facts && (
          <ul class={`fig ${s.ok}`}>
            {rows
              .filter(({ state }) => state !== 'problem')
              .map((row) => (
                <li key={row.rule} class={s[row.state]}>
                  {row.state === 'unknown' ? (
                    <span class={s.later} />
                  ) : (
                    <Icon name={row.kind === 'accepted' ? 'alert' : 'check'} />
                  )}
                  {t.rules[row.rule]}
                  <span>{rowWords(row, facts, rules)}</span>
                </li>
              ))}
          </ul>
        )}
      </section>
      <div class={`gutter ${s.cta}`}>
        {breaks && <p class="small dim">{t.notInRules}</p>}
        {!facts || wrong.length > 0 ? (
          <button type="button" class={s.blocked} aria-disabled="true">
            {facts ? t.fixFirst({ count: wrong.length }) : t.checking}
          </button>
        ) : (
          <Button wide busy={busy.value && t.sendingNow} onClick={() => void goOn()}>
            {me.value === null ? t.signInFirst : replaces ? t.goOnReplace : t.goOn}
          </Button>
        )}
        {facts && wrong.length === 0 && (
          <Button kind="text" onClick={onOther}>
            {t.ways.choose}
          </Button>
        )}
      </div>
      <Preview open={plays.value} onClose={() => (plays.value = false)} play={only} title="" />
    </main>
  )
}

/** The film as it is, its bars hatched in the ink. */
const Thumb = ({ facts, picture }: { facts: Facts | null; picture: string | null }) => {
  const { width, height, bars } = facts ?? {}
  const share = (px: number | undefined, of: number | null | undefined) =>
    `${of ? ((px ?? 0) / of) * 100 : 0}%`
  const wide = width && height ? width / height > 9 / 16 : false
  return (
    <div class={s.thumb}>
      <div
        class={s.inner}
        style={
          width && height
            ? { aspectRatio: `${width} / ${height}`, ...(wide ? { width: '100%' } : { height: '100%' }) }
            : { inset: 0 }
        }
      >
        {picture && <img src={picture} alt="" />}
        {facts && bars && (
          <>
            <i style={{ top: 0, left: 0, right: 0, height: share(bars.top, height) }} />
            <i style={{ bottom: 0, left: 0, right: 0, height: share(bars.bottom, height) }} />
            <i style={{ top: 0, bottom: 0, left: 0, width: share(bars.left, width) }} />
            <i style={{ top: 0, bottom: 0, right: 0, width: share(bars.right, width) }} />
          </>
        )}
      </div>
    </div>
  )
}
