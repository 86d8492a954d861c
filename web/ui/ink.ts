type Ink = { accent: string; accentOnStage: string; accentOnPaper: string; onAccent: string }

/** Prints the whole page in an edition's ink. */
export const printInk = (ink: Ink | null | undefined): void => {
  if (!ink) return
  const style = document.documentElement.style
  style.setProperty('--accent', ink.accent)
  style.setProperty('--accent-on-stage', ink.accentOnStage)
  style.setProperty('--accent-on-paper', ink.accentOnPaper)
  style.setProperty('--on-accent', ink.onAccent)
}
