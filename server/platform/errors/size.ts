/** Bytes as people read them: 64 KB, 20 MB, 1.5 GB. */
export const sizeInWords = (bytes: number): string => {
  const [unit, by] = bytes < 1e6 ? ['KB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9]
  const much = bytes / (by as number)
  return `${Number(much.toFixed(much < 10 ? 1 : 0))} ${unit}`
}
