/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core'

/** A hand at a browser that counts what it has to press. */
export type Hand = {
  page: Page
  /** So far. */
  pressed(): number
  seconds(): number
  press(target: Locator): Promise<void>
  /** Writes into a field, after pressing it: but for one that had the focus already while its hand was writing. */
  write(target: Locator, text: string): Promise<void>
  /** Presses what asks for a file, and the file in what the system then shows. */
  pick(target: Locator, file: string): Promise<void>
  /** Presses a list and what is chosen of it. */
  choose(target: Locator, option: string): Promise<void>
}

export const handAt = (page: Page): Hand => {
  let pressed = 0
  let writing = false
  const since = performance.now()
  return {
    page,
    pressed: () => pressed,
    seconds: () => (performance.now() - since) / 1000,
    async press(target) {
      await target.click()
      pressed++
      writing = false
    },
    async write(target, text) {
      await target.waitFor()
      const focused = await target.evaluate((element) => element === document.activeElement)
      if (!(writing && focused)) {
        await target.click()
        pressed++
      }
      await target.pressSequentially(text)
      writing = true
    },
    async pick(target, file) {
      const asked = page.waitForEvent('filechooser')
      await target.click()
      await (await asked).setFiles(file)
      pressed += 2
      writing = false
    },
    async choose(target, option) {
      await target.selectOption(option)
      pressed += 2
      writing = false
    },
  }
}
