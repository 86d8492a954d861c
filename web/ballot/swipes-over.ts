/** So far a finger moves for a swipe, in pixels, and more up or down than to the side. */
const farPx = 48

/**
 * Hears swipes over a dialog and over what it lies on, where nothing scrolls and nothing slides: up goes on (1), down
 * back (-1). Returns how to stop.
 */
export const swipesOver = (dialog: HTMLDialogElement | null, swiped: (by: 1 | -1) => void): (() => void) => {
  if (!dialog) return () => {}
  let start: { x: number; y: number; id: number } | null = null
  const down = (event: PointerEvent) => {
    const target = event.target as Element
    const within = target.closest('[data-scrolls]')
    const scrolls = within && within.scrollHeight > within.clientHeight + 1
    start =
      event.button === 0 && !scrolls && !target.closest('[role=radiogroup], a, button')
        ? { x: event.clientX, y: event.clientY, id: event.pointerId }
        : null
  }
  const up = (event: PointerEvent) => {
    if (start?.id !== event.pointerId) return
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y]
    start = null
    if (Math.abs(dy) > farPx && Math.abs(dy) > Math.abs(dx)) swiped(dy < 0 ? 1 : -1)
  }
  const lost = () => {
    start = null
  }
  dialog.addEventListener('pointerdown', down)
  dialog.addEventListener('pointerup', up)
  dialog.addEventListener('pointercancel', lost)
  return () => {
    dialog.removeEventListener('pointerdown', down)
    dialog.removeEventListener('pointerup', up)
    dialog.removeEventListener('pointercancel', lost)
  }
}
