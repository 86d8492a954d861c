import { chromium } from './chromium.ts'
import { firefox } from './firefox.ts'
import { webkit } from './webkit.ts'

/** The three engines that people watch with, each as Debian has it. */
export const engines = { chromium, firefox, webkit }
export type EngineName = keyof typeof engines
