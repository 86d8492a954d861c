import { useEffect, useState } from 'preact/hooks'
import type { Claims } from '#contract/opening.ts'
import { call } from '../../call.ts'
import { locale, messages } from '../../messages/messages.ts'
import { said } from '../../words/said.ts'
import { day, lastMinute } from '../../words/time.ts'

type Asked = {
  slug?: string
  hashtags: string[]
  opensAt?: string
  closesAt?: string
  timeZone: string
  edition?: string
}

/** What others have of an address and hashtags, in sentences, while they are written. */
export const useClaims = ({ slug, hashtags, opensAt, closesAt, timeZone, edition }: Asked) => {
  const t = messages('console')
  const tags = hashtags.join(',')
  const [claims, setClaims] = useState<Claims | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      const query = {
        ...(slug && { slug }),
        ...(tags && { hashtags: tags }),
        ...(opensAt && { opensAt }),
        ...(closesAt && { closesAt }),
        ...(edition && { edition }),
        timeZone,
      }
      // who cannot ask now is told when it is saved
      call('GET /claims', { query, signal: stop.signal }).then(
        (found) => stop.signal.aborted || setClaims(found),
        () => {},
      )
    }, 250)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [slug, tags, opensAt, closesAt, timeZone, edition])
  const clash = claims?.hashtags.find(({ clashes }) => clashes)
  const other = claims?.hashtags[0]
  const inWords = (one: Claims['hashtags'][number]) => ({
    hashtag: `${locale === 'ja' ? '＃' : '#'}${one.hashtag}`,
    edition: said(one.edition.name),
    until: one.closesAt ? day(lastMinute(one.closesAt), timeZone) : '',
  })
  return {
    slug: claims?.slug && claims.slug !== 'free' ? t.slugClaimed[claims.slug] : undefined,
    tagClash: clash && t.tagClash(inWords(clash)),
    tagHint: other && !clash ? t.tagShared(inWords(other)) : undefined,
  }
}
