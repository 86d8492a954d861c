/** What reads, reshapes and joins films in this browser: large, so it comes while somebody chooses. */
export const getTools = async () => {
  const [{ inspect }, reshaping, { joinTakes }] = await Promise.all([
    import('./inspect.ts'),
    import('./reshape.ts'),
    import('./join-takes.ts'),
  ])
  return { inspect, reshape: reshaping.reshape, reshapes: await reshaping.canReshape(), joinTakes }
}

export type Tools = Awaited<ReturnType<typeof getTools>>
