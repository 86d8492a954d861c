import type { FeatureUses, Tree } from './uses.ts'

export type Choice = {
  tests: string[]
  /** A line for each reason. */
  why: string[]
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
export const isStory = (file: string): boolean => file.startsWith('test/stories/')
/**
 * They start other browsers or a fresh clone, walk the whole house once more, or prepare a whole collection of real films,
 * are slow, and break rarely: run when all or they are asked for.
 */
export const isRare = (file: string): boolean =>
  /^test\/(engines|tour|walk)\/|^server\/features\/film\/preparation\/data\.test\.ts$/.test(file)

/** What the whole run stands on. */
const ground =
  /^(package(-lock)?\.json|tsconfig\.json|web\/tsconfig\.json|\.npmrc|bin\/.*|test\/(run|changed|uses|times)\.ts)$/
/** What is built into the page that stories open, and what both sides of the network speak. */
const page = /^(web|contract)\/(?!.*\.test\.)/
/** A test may come to it and need not: what lies beside the program, and sources of types alone. */
const beside = /\.(md|tsx?)$|^docs\/|^(LICENSE|biome\.json|\.gitignore)$/

/** The tests that a change of these files can break: those that come to one of them by what they use. */
export function testsFor(changed: readonly string[], tree: Tree): Choice {
  const tests = [...tree.uses.keys()].filter((file) => isTest(file) && !isRare(file))
  const reached = new Map(tests.map((test) => [test, reachedBy(test, tree)]))
  const chosen = new Set<string>()
  const why: string[] = []
  const choose = (reason: string, which: (test: string) => boolean | undefined) => {
    const some = tests.filter(which)
    for (const test of some) chosen.add(test)
    why.push(`${String(some.length).padStart(4)}  ${reason}`)
  }
  choose('what holds for the whole tree', (test) => reached.get(test)?.has('test/imports.ts'))
  for (const file of changed) {
    if (ground.test(file)) choose(`${file}: everything stands on it`, () => true)
    else if (page.test(file))
      choose(`${file}, and all stories`, (test) => isStory(test) || reached.get(test)?.has(file))
    else if (beside.test(file) || tests.some((test) => reached.get(test)?.has(file)))
      choose(file, (test) => reached.get(test)?.has(file))
    else choose(`${file}: nothing says who uses it`, () => true)
  }
  return { tests: tests.filter((test) => chosen.has(test)), why }
}

/**
 * Every file that a test comes to. The site of the harness has all features; a test uses those whose files it
 * imports, whose addresses it asks or beside which it lies, wholly, and of the others what they do unasked.
 */
export function reachedBy(test: string, tree: Tree): Set<string> {
  const own = closure([test], tree)
  if (!own.has(site)) return own
  const asked = new Set(
    [...own]
      .filter((file) => file.startsWith('test/') || file === test)
      .flatMap((file) => [...(tree.asks.get(file) ?? [])]),
  )
  const isUsed = ({ folder, addresses }: FeatureUses, reached: Set<string>) =>
    [...reached].some((file) => file.startsWith(folder)) || asked.has('*') || !addresses.isDisjointFrom(asked)
  let reached = own
  for (let before = -1; before < reached.size; ) {
    before = reached.size
    const wholes = tree.features
      .filter((feature) => isUsed(feature, reached))
      .flatMap(({ whole }) => [...whole])
    reached = closure([...reached, ...wholes], tree)
  }
  const unasked = closure(
    tree.features.flatMap(({ unasked }) => [...unasked]),
    tree,
  )
  const lists = ['server/app.ts', ...tree.features.map(({ file }) => file)]
  return reached.union(unasked).union(new Set(lists))
}

const site = 'test/harness.ts'

/** All that is used from there on; of a site not the features that it has. */
function closure(from: Iterable<string>, tree: Tree): Set<string> {
  const found = new Set<string>()
  const open = [...from]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue
    found.add(file)
    for (const to of tree.uses.get(file) ?? []) if (file !== site || to !== 'server/app.ts') open.push(to)
  }
  return found
}
