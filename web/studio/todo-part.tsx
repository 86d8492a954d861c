import { useState } from 'preact/hooks'
import { call } from '../call.ts'
import { messages } from '../messages/messages.ts'
import { tellWhy } from '../refused.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import s from './my-film.module.css'
import type { MyFilm } from './my-film.ts'
import { type Todo, todosOf } from './todo.ts'

/** What is to be done, first and in words, with its button; or that nothing is. What else waits stands under it. */
export const TodoPart = ({ film, onChange }: { film: MyFilm; onChange: () => void }) => {
  const t = messages('maker')
  const [first, ...more] = todosOf(film)
  if (!first) {
    if (!film.draft.film.publishedAt) return null
    return (
      <section class={`sheet ${s.todo}`} aria-labelledby="todo">
        <p class="label">{t.nothing}</p>
        <h2 id="todo" class="serif">
          {t.publicNow}
        </h2>
      </section>
    )
  }
  const words = wordsOf(first, film)
  return (
    <section class={`sheet ${s.todo} ${first.turn === 'mine' ? s.mine : ''}`} aria-labelledby="todo">
      <p class="label">{t.turn[first.turn]}</p>
      <h2 id="todo" class="serif">
        {words.title}
      </h2>
      <p class="small dim">{detailOf(first, film) || words.text}</p>
      {film.owns && <Act todo={first} film={film} onChange={onChange} main />}
      {more.length > 0 && (
        <div class={s.also}>
          <h3>{t.alsoWaits}</h3>
          <ul>
            {more.map((todo) => (
              <li key={`${todo.what} ${todo.entryId ?? ''}`}>
                <span>
                  {wordsOf(todo, film).title}
                  <small>{t.turn[todo.turn]}</small>
                </span>
                {film.owns && <Act todo={todo} film={film} onChange={onChange} />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** Who was public once has entries or has declared the rights, and publishes again from here. */
const wasPosted = ({ draft, timelines }: MyFilm): boolean =>
  timelines.length > 0 ||
  Boolean(draft.film.title.original && draft.rights?.ownWork && draft.rights.music && draft.rights.people)

const wordsOf = ({ what }: Todo, film: MyFilm) => {
  const t = messages('maker')
  return what === 'post' && wasPosted(film) ? t.todo.again : t.todo[what]
}

/** What the server said of it, where it did. */
const detailOf = ({ what }: Todo, { draft }: MyFilm): string =>
  what === 'held' || what === 'removed'
    ? (draft.ruling?.reason ?? '')
    : what === 'refused' || what === 'failed'
      ? (draft.preparation?.sentence ?? '')
      : ''

const Act = ({
  todo,
  film,
  onChange,
  main = false,
}: {
  todo: Todo
  film: MyFilm
  onChange: () => void
  main?: boolean
}) => {
  const t = messages('maker')
  const [busy, setBusy] = useState(false)
  const params = { id: film.draft.film.id }
  const act = async (what: () => Promise<unknown>) => {
    setBusy(true)
    await what().then(onChange, tellWhy)
    setBusy(false)
  }
  const button = (words: string, what: () => Promise<unknown>) => (
    <Button wide={main} kind={main ? 'ink' : 'text'} busy={busy && t.doing} onClick={() => void act(what)}>
      {words}
    </Button>
  )
  const link = (words: string, href: string) => (
    <ButtonLink wide={main} kind={main ? 'ink' : 'text'} href={href}>
      {words}
    </ButtonLink>
  )
  const thread = film.timelines[0] ? `#thread` : null
  switch (todo.what) {
    case 'send':
      return link(t.act.send, `/submit/${params.id}`)
    case 'refused':
      return link(t.act.refused, replaceAddress(film))
    case 'failed':
      return button(t.act.failed, () => call('POST /films/:id/preparation/retry', { params }))
    case 'post':
      if (!wasPosted(film)) return link(t.act.post, `/submit/${params.id}`)
      return button(t.act.again, () => call('PUT /films/:id/publication', { params }))
    case 'rights':
      return link(t.act.rights, '#rights')
    case 'terms':
      return link(t.act.terms, '/me')
    case 'birth-date':
      return link(t.act['birth-date'], '#birth-date')
    case 'guardian':
      return link(t.act.guardian, '#guardian')
    case 'place':
      return button(t.act.place, () => call('PUT /films/:id/own-page', { params }))
    case 'unfit':
      return link(t.act.unfit, replaceAddress(film))
    case 'written':
      return link(t.act.written, '#words')
    case 'answer':
      return link(t.act.answer, '#thread')
    case 'held':
    case 'removed':
      return thread && link(t.act[todo.what], thread)
    default:
      return null
  }
}

/** Where another file is chosen, by the rules of the edition that it is in. */
export const replaceAddress = ({ draft, editions: [edition] }: MyFilm): string =>
  `/submit?replace=${draft.film.id}${edition ? `&edition=${edition.slug}` : ''}`
