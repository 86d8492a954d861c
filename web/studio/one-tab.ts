/**
 * Lets one tab of this browser do something at a time. `wait` is called when another tab is doing it; `act` runs as
 * soon as that one is done or closed. Without https a page has no locks: then every tab acts, and the server sorts out
 * what arrives twice.
 */
export const inOneTab = async (
  name: string,
  { wait, act }: { wait: () => void; act: () => Promise<void> },
): Promise<void> => {
  const { locks } = navigator as Partial<Navigator>
  if (!locks) return await act()
  const had = await locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await act()
    return lock !== null
  })
  if (had) return
  wait()
  await locks.request(name, act)
}
