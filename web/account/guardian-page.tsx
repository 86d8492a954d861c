import { useEffect, useState } from 'preact/hooks'
import type { GuardianRequest } from '#contract/guardian.ts'
import { useAct } from '../act.ts'
import { call } from '../call.ts'
import { useEvery, useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import type { PageProps } from '../router.tsx'
import { Ask } from '../ui/ask.tsx'
import { Button } from '../ui/button.tsx'
import { FailedPage } from '../ui/failed-page.tsx'
import '../ui/fonts-later.ts'
import { notice } from '../ui/notice.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { dateWithYear } from '../words/moment.ts'
import s from './guardian.module.css'
import { GuardianFilms, GuardianPlace } from './guardian-films.tsx'
import { GuardianQuestion } from './guardian-question.tsx'
import { type GuardianPage, Top } from './guardian-top.tsx'

/** A guardian's page: the films, what is asked about them, and what has been answered. The mailed link is all it takes. */
export default ({ params }: PageProps) => {
  const t = messages('account')
  const token = params.token ?? ''
  const asked = useLoad(async () => {
    const [request, films] = await Promise.all([
      call('GET /guardian-consents/:token', { params: { token } }),
      call('GET /guardian-consents/:token/films', { params: { token } }),
    ])
    return { request, films }
  }, [token])
  useEffect(() => {
    document.title = `${t.guardianPageTitle} · Verticale`
  }, [])
  const { data } = asked
  // a film that is on its way, and what follows from an answer a moment later
  const goesOn = data?.films.films.some(
    ({ state }) =>
      state === 'coming' || (['asked', 'waiting'].includes(state) && data.request.standing === 'given'),
  )
  useEvery(goesOn ? 3000 : null, asked.again)
  if (asked.error && !data) return <FailedPage error={asked.error} again={asked.again} />
  if (!data) return null
  const page = { token, ...data, child: messages('guardian').child({ name: data.request.childName }) }
  const answered = (request: GuardianRequest) => {
    asked.set({ ...data, request })
    // what is public follows from the answer
    asked.again()
  }
  switch (data.request.standing) {
    case 'asked':
      return <GuardianQuestion {...page} onAnswer={answered} />
    case 'given':
      return <Given {...page} onAnswer={answered} />
    case 'refused':
      return <No {...page} onAnswer={answered} title={t.guardianRefusedTitle} text={t.guardianRefusedText} />
    case 'withdrawn':
      return (
        <No {...page} onAnswer={answered} title={t.guardianWithdrawnTitle} text={t.guardianWithdrawnText} />
      )
    default:
      return <StatePage title={t.guardianExpiredTitle} text={t.guardianExpiredText} top={<Top />} />
  }
}

/** After a consent the films come first; what ends it is at the end, and asked. */
const Given = ({ token, request, films, child, onAnswer }: GuardianPage) => {
  const t = messages('guardian')
  const [asking, setAsking] = useState(false)
  const params = { token }
  const see = useAct(async () => {
    onAnswer(await call('PUT /guardian-consents/:token/seen', { params }))
    notice(t.seenDone, { icon: 'check' })
  })
  const withdraw = useAct(async () => {
    onAnswer(await call('DELETE /guardian-consents/:token/consent', { params }))
  })
  const toSee = films.films.some((film) => film.toSee)
  const changed = films.films.some(({ changes }) => changes.length > 0)
  return (
    <main class={s.page}>
      <Top />
      <h1 class={`serif ${s.title}`}>{t.pageGiven({ child })}</h1>
      <GuardianFilms films={films.films} />
      {changed && (
        <div class={s.acts}>
          {toSee && <p>{t.toSeeHere}</p>}
          {see.elsewhere() && <p role="alert">{see.elsewhere()}</p>}
          <Button wide busy={see.busy && messages('account').guardianSending} onClick={() => void see.run()}>
            {t.seen}
          </Button>
        </div>
      )}
      <GuardianPlace of={films} child={child} />
      <div class={s.quiet}>
        <p class="small dim">{t.pageGivenText({ date: dateWithYear(request.givenAt ?? '') })}</p>
        <Button kind="text" onClick={() => setAsking(true)}>
          {t.withdraw}
        </Button>
      </div>
      <Ask
        open={asking}
        title={<span class={s.lines}>{t.withdrawTitle}</span>}
        act={t.withdraw}
        stay={t.withdrawStay}
        busy={withdraw.busy && messages('account').guardianSending}
        refusal={withdraw.elsewhere()}
        onDo={() => void withdraw.run()}
        onStay={() => setAsking(false)}
      >
        <p class="dim">{t.withdrawText}</p>
      </Ask>
    </main>
  )
}

/** After a no, which can be taken back. */
const No = ({ token, onAnswer, title, text }: GuardianPage & { title: string; text: string }) => {
  const t = messages('guardian')
  const reopen = useAct(async () =>
    onAnswer(await call('DELETE /guardian-consents/:token/refusal', { params: { token } })),
  )
  return (
    <StatePage
      title={title}
      text={`${text}\n${t.reopenText}`}
      top={<Top />}
      acts={
        <>
          {reopen.elsewhere() && <p role="alert">{reopen.elsewhere()}</p>}
          <Button
            wide
            kind="line"
            busy={reopen.busy && messages('account').guardianSending}
            onClick={() => void reopen.run()}
          >
            {t.reopen}
          </Button>
        </>
      }
    />
  )
}
