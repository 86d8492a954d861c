import { effect, signal } from '@preact/signals'

const remembered = <T>(key: string, first: T) => {
  const read = (): T => {
    try {
      return { ...first, ...JSON.parse(localStorage.getItem(key) ?? '{}') }
    } catch {
      return first
    }
  }
  const value = signal(read())
  effect(() => {
    try {
      localStorage.setItem(key, JSON.stringify(value.value))
    } catch {
      // a private window forgets
    }
  })
  return value
}

export type CaptionSize = 'small' | 'usual' | 'large' | 'huge'
export type CaptionLook = 'off' | 'auto' | 'vertical' | 'level'

/** What this viewer chose on this device. */
export const choices = remembered('watching', {
  sound: false,
  captions: 'auto' as CaptionLook,
  captionBox: false,
  captionSize: 'usual' as CaptionSize,
  /** The language of captions; empty: that of the page, else what there is. */
  captionLanguage: '',
  /** 0 to 1. */
  volume: 1,
  /** Keys of one letter do something. */
  letterKeys: true,
  /** Next and previous can be pressed, also on a phone. */
  buttons: false,
})

export const choose = (change: Partial<(typeof choices)['value']>): void => {
  choices.value = { ...choices.value, ...change }
}
