import type { WebDriver } from 'selenium-webdriver'

/** What a window shows, in CSS pixels, and how many pixels of a picture are one of them. */
export type Size = { width: number; height: number; scale: number }
export const phone: Size = { width: 390, height: 844, scale: 2 }
export const laptop: Size = { width: 1440, height: 900, scale: 1 }

/** An engine with one window of a size and nothing in it yet. */
export type Launch = (size: Size) => Promise<{ driver: WebDriver } & AsyncDisposable>

/** Where the people who use these windows live. */
export const zone = 'Asia/Tokyo'
