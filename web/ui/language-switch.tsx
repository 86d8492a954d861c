import { chooseLocale, locale, messages } from '../messages/messages.ts'
import s from './language-switch.module.css'

/** The name of the other language, in that language. */
export const LanguageSwitch = () => {
  const other = locale === 'ja' ? 'en' : 'ja'
  return (
    <button type="button" class={s.switch} lang={other} onClick={() => chooseLocale(other)}>
      {messages('common').otherLanguage}
    </button>
  )
}
