import { cleanLine } from './clean.ts'

/**
 * The form in which two spellings of one word are equal: NFKC (width, half-width kana, compatibility forms), case
 * folded over all of Unicode, the two wave dashes one, without joiners and variants. Hiragana and katakana stay
 * apart. Idempotent and linear.
 */
export const fold = (text: string): string => {
  const whole = cleanLine(text).replaceAll('～', '〜').normalize('NFKC')
  return cleanLine(caseFold(whole).normalize('NFKC')).replace(/\p{DI}/gu, '')
}

/**
 * The wider form in which people search: `fold`, and katakana reads as hiragana, every dash after kana as the
 * long sound (`バ−ス`, `らーめん`, `ラ〜メン`), accents of European scripts are not needed, blanks neither
 * (`山田　太郎`). Search for the folded words within folded texts. Idempotent.
 */
export const foldForSearch = (text: string): string =>
  fold(text)
    .replace(/\s/g, '')
    .normalize('NFD')
    .replace(accented, '$1')
    .normalize('NFC')
    .replace(/[ァ-ヶヽヾ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(longSound, 'ー')

/** Up and down again folds ß to ss; the last step undoes the one rule that looks at neighbours (final sigma). */
const caseFold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^ı]+/gu, (part) => part.toUpperCase().toLowerCase())
    .replaceAll('ς', 'σ')

const accented = /([\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}])[\u0300-\u036f]+/gu
const longSound = /(?<=[ぁ-ゖゝゞ])[-\u2010-\u2015\u2212\u2500\u2501〜~ー]+/gu
