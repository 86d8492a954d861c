import { useEffect, useState } from 'preact/hooks'
import type { FilmView } from '#contract/film.ts'
import type { Bilingual } from '#contract/route.ts'
import { code } from '../code.ts'
import { useLoad } from '../load.ts'
import { messages } from '../messages/messages.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { copyText } from '../ui/copy.ts'
import { printInk } from '../ui/ink.ts'
import { notice } from '../ui/notice.tsx'
import { directorOf, titleOf } from '../words/film.ts'
import { said } from '../words/said.ts'
import s from './on-show.module.css'
import { editionNamed } from './open-edition.ts'
import { tagFor } from './post.ts'

type Props = {
  /** A film that is public. */
  film: FilmView
  /** Where it is shown; null where it stands on its maker's page alone. */
  edition: { slug: string; name: Bilingual } | null
}

const shelf = (filmId: string) => `on show ${filmId}`

/** Whether this device has said so already. */
export const isToldOf = (filmId: string): boolean => localStorage.getItem(shelf(filmId)) !== null

/**
 * The film is on show: said large, once on this device, to whoever made it; afterwards the same ways to pass it on,
 * without the fanfare. Shows nothing of a film that is not public.
 */
export const OnShow = ({ film, edition }: Props) => {
  const t = messages('enter')
  const [first] = useState(() => !isToldOf(film.id))
  const shown = film.publishedAt !== null
  useEffect(() => {
    if (shown) localStorage.setItem(shelf(film.id), '1')
  }, [shown])
  const card = useCard(film, edition, shown)
  if (!shown) return null
  const title = titleOf(film)
  const address = `${location.origin}${film.link}`
  const copy = async () => {
    if (await copyText(address)) notice(t.copied, { icon: 'check' })
    else notice(address)
  }
  const share = async () => {
    const file = card && new File([card.blob], 'verticale.jpg', { type: 'image/jpeg' })
    const words = {
      title,
      text: [title, edition && said(edition.name)].filter(Boolean).join(' · '),
      url: address,
    }
    const { share: hand, canShare } = navigator as Partial<Navigator>
    if (!hand) return await copy()
    const all =
      file && canShare?.call(navigator, { ...words, files: [file] }) ? { ...words, files: [file] } : words
    // put away is no failure
    await hand.call(navigator, all).catch(() => undefined)
  }
  return (
    <section class={first ? `${s.show} ${s.first}` : s.show} aria-labelledby="on-show">
      <div>
        <h2 id="on-show" class="serif">
          {t.onShowTitle}
        </h2>
        <p>{t.onShowText({ title, edition: edition ? said(edition.name) : '' })}</p>
        <div class={s.acts}>
          <ButtonLink wide icon="play" href={`/films/${film.id}`}>
            {t.watchIt}
          </ButtonLink>
          <Button wide kind="line" icon="share" onClick={() => void share()}>
            {t.share}
          </Button>
        </div>
        <p class={`small fig ${s.address}`} translate={false}>
          <span class="unseen">{t.address} </span>
          {address.replace(/^https?:\/\//, '')}
        </p>
        <Button kind="text" onClick={() => void copy()}>
          {t.copy}
        </Button>
      </div>
      <figure class={s.card}>
        {card ? (
          <>
            <img src={card.address} alt={t.cardAlt({ title })} />
            <a href={card.address} download="verticale.jpg">
              {t.shareCard}
            </a>
          </>
        ) : (
          <span class="small">{card === null ? t.cardMaking : t.cardFailed}</span>
        )}
      </figure>
    </section>
  )
}

/** The picture to share: null while it is drawn, false where it cannot be. */
const useCard = (film: FilmView, edition: Props['edition'], wanted: boolean) => {
  const [card, setCard] = useState<{ blob: Blob; address: string } | null | false>(null)
  const t = messages('enter')
  const whole = useLoad(async () => (edition ? await editionNamed(edition.slug) : null), [edition?.slug])
  const ready = wanted && (!edition || whole.data !== null || whole.error !== null)
  useEffect(() => {
    if (!ready) return
    let over = false
    let address = ''
    printInk(whole.data?.ink)
    const style = getComputedStyle(document.documentElement)
    code(() => import('./share-card.ts'))
      .then(({ drawCard }) =>
        drawCard({
          poster: film.media.poster,
          title: titleOf(film),
          by: directorOf(film),
          edition: edition ? said(edition.name) : '',
          tag: whole.data ? tagFor(whole.data) : '',
          call: t.cardCall,
          address: `${location.origin}${film.link}`,
          accent: style.getPropertyValue('--accent').trim(),
          onAccent: style.getPropertyValue('--on-accent').trim(),
        }),
      )
      .then(
        (blob) => {
          if (over) return
          address = URL.createObjectURL(blob)
          setCard({ blob, address })
        },
        () => over || setCard(false),
      )
    return () => {
      over = true
      if (address) URL.revokeObjectURL(address)
    }
  }, [film.id, film.media.poster, film.title.original, ready])
  return card
}
