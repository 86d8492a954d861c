import { useEffect } from 'preact/hooks'

/** Keeps the screen on while something is being sent, where the browser can. */
export const useAwake = (wanted: boolean): void => {
  useEffect(() => {
    if (!wanted || !navigator.wakeLock) return
    let lock: WakeLockSentinel | null = null
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock.request('screen').then(
        (given) => {
          lock = given
        },
        () => undefined,
      )
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [wanted])
}
