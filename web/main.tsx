import './ui/global.css'
import './ui/fonts.css'
import { render } from 'preact'
import { loadMessages } from './messages/messages.ts'
import { Framed } from './nav/framed.tsx'
import { lost, pages } from './pages.ts'
import { Router } from './router.tsx'
import { FailedPage } from './ui/failed-page.tsx'
import { Notices } from './ui/notice.tsx'
import { keepDatesWhole } from './words/dates.ts'
import { phrasesAreDue, phrasesFirst } from './words/japanese.ts'

const app = document.getElementById('app')
/** A film comes first: its page shows what else it needs afterwards. */
const onStage = location.pathname === '/'

keepDatesWhole()
const start = async () => {
  await Promise.all([loadMessages('common'), phrasesFirst()])
  if (!app) return
  render(
    <>
      <Router pages={pages} lost={lost} framed={Framed} failed={(error) => <FailedPage error={error} />} />
      <Notices />
    </>,
    app,
  )
}

void start()
if ('serviceWorker' in navigator && import.meta.env.PROD)
  addEventListener('load', () =>
    setTimeout(() => navigator.serviceWorker.register('/sw.js').catch(() => undefined), 3000),
  )
// the Mincho of every title: large, so after the first picture of the feed; at once where there is none
const titles = () => void import('./ui/fonts-later.ts').catch(() => undefined)
if (onStage)
  addEventListener('load', () =>
    setTimeout(() => {
      titles()
      phrasesAreDue()
    }, 4000),
  )
else titles()
// an upload that a closed page left goes on, whatever page is opened next
if (localStorage.getItem('sending'))
  addEventListener('load', () =>
    setTimeout(
      () =>
        import('./studio/sending.ts').then(
          ({ resumeAll }) => resumeAll(),
          () => undefined,
        ),
      2000,
    ),
  )
