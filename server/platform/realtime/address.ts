/** The address of one channel: 'films/:id/preparation' and an id. */
export const addressOf = (pattern: string, params: Record<string, string>): string =>
  pattern.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')
