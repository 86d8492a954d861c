import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { features } from '#server/app.ts'
import { harness } from './harness.ts'
import { type Import, importsOf, linesOf, read, sourcesIn } from './imports.ts'

/** A feature may use those before it. */
const order = [
  'account',
  'edition',
  'film',
  'entry',
  'viewing',
  'moderation',
  'thread',
  'talk',
  'ballot',
  'tally',
  'jury',
  'live',
  'ceremony',
  'campaign',
  'notice',
  'desk',
]

const sources = sourcesIn('contract', 'server', 'web', 'bench', 'test')
const isTest = (file: string) => file.endsWith('.test.ts') || file.endsWith('.test.tsx')
const imports = importsOf(sources.filter((file) => !isTest(file)))
const inFolder = (folder: string) => imports.filter(({ from }) => from.startsWith(`${folder}/`))
const featureOf = (file: string) => /^server\/features\/([^/]+)\//.exec(file)?.[1]
const told = (wrong: Import[]) => wrong.map(({ from, to }) => `${from} imports ${to}`)

test('the contract stands on TypeBox alone', () => {
  const wrong = inFolder('contract').filter(({ to }) => to !== 'typebox' && !to.startsWith('contract/'))
  assert.deepEqual(told(wrong), [])
})

test('the web app takes nothing of the server, and of the contract types and plain values', () => {
  const wrong = inFolder('web').filter(
    ({ to, typeOnly }) =>
      to.startsWith('server/') ||
      (to.startsWith('contract/') && !to.startsWith('contract/plain/') && !typeOnly),
  )
  assert.deepEqual(told(wrong), [])
})

test('the plain values of the contract stand on nothing', () => {
  assert.deepEqual(told(inFolder('contract/plain')), [])
})

/** The player's doors; what else lies in its folder is its own. */
const playerDoors = ['player', 'in-place', 'caption-words', 'transcript', 'kept']

test('what plays films is taken from the player by its doors, and knows none of the pages that show them', () => {
  const wrong = inFolder('web').filter(({ from, to }) => {
    if (from.startsWith('web/player/'))
      return /^web\/(feed|film|ballot|edition|result|console|account|studio)\//.test(to)
    const part = /^web\/player\/([\w-]+)\.tsx?$/.exec(to)?.[1]
    return part !== undefined && !playerDoors.includes(part)
  })
  assert.deepEqual(told(wrong), [])
})

test('the platform knows no feature', () => {
  const wrong = inFolder('server/platform').filter(
    ({ to }) => to.startsWith('server/') && !to.startsWith('server/platform/'),
  )
  assert.deepEqual(told(wrong), [])
})

test('a feature uses only earlier features, and those only through their main file and what they ask', () => {
  const wrong = inFolder('server/features').filter(({ from, to }) => {
    const [mine, theirs] = [featureOf(from) ?? '', featureOf(to)]
    if (!theirs || theirs === mine) return false
    const doors = [`server/features/${theirs}/${theirs}.ts`, `server/features/${theirs}/${theirs}.asks.ts`]
    return order.indexOf(theirs) >= order.indexOf(mine) || !doors.includes(to)
  })
  assert.deepEqual(told(wrong), [])
})

test('a feature has a place in the order', () => {
  const features = new Set(sources.map(featureOf).filter((name) => name !== undefined))
  assert.deepEqual(
    [...features].filter((name) => !order.includes(name)),
    [],
  )
})

test('features stand on platform and contract, not on the server around them', () => {
  const wrong = inFolder('server/features').filter(
    ({ to }) =>
      to.startsWith('server/') && !to.startsWith('server/platform/') && !to.startsWith('server/features/'),
  )
  assert.deepEqual(told(wrong), [])
})

test('a feature’s routes and jobs are known within it alone, and the feature itself to the list of features', () => {
  const wrong = imports.filter(({ from, to }) => {
    if (/^server\/features\/.*\.(routes|jobs)\.ts$/.test(to)) return featureOf(from) !== featureOf(to)
    return to.endsWith('.feature.ts') && from !== 'server/app.ts'
  })
  assert.deepEqual(told(wrong), [])
})

test('the composition root lists the features in their order, and nothing else', () => {
  assert.deepEqual(
    features.map(({ name }) => name),
    [...order.filter((name) => features.some((feature) => feature.name === name)), 'pages'],
  )
  const wrong = imports.filter(({ from, to }) => from === 'server/app.ts' && !to.endsWith('.feature.ts'))
  assert.deepEqual(told(wrong), [])
})

test('to list the features loads nothing of them but what they ask each other', () => {
  const loaded = new Set<string>()
  const load = (file: string) => {
    if (loaded.has(file)) return
    loaded.add(file)
    for (const { from, to, typeOnly, dynamic } of imports)
      if (from === file && !typeOnly && !dynamic) load(to)
  }
  load('server/app.ts')
  const heavy = [...loaded].filter(
    (file) =>
      !/^server\/platform\/(events|feature|subscription|errors|http\/who-asks)|\.(feature|asks)\.ts$|^server\/app\.ts$/.test(
        file,
      ),
  )
  assert.deepEqual(heavy, [])
})

test('what a feature asks is answered', () => {
  const asked = sources.filter((file) => file.endsWith('.asks.ts'))
  const unanswered = asked.flatMap((file) =>
    [...read(file).matchAll(/question<[^>]*(?:<[^>]*>[^>]*)*>\('([^']+)'\)/g)]
      .map(([, name]) => name)
      .filter(
        (name) => !features.some(({ answers }) => answers?.some(({ question }) => question.name === name)),
      ),
  )
  assert.deepEqual(unanswered, [])
})

test('the program does not import its tests and benches', () => {
  const wrong = imports.filter(
    ({ from, to }) => /^(contract|server|web)\//.test(from) && /^(test|bench)\//.test(to),
  )
  assert.deepEqual(told(wrong), [])
})

test('no files import each other in a ring: not by type, not later, not by a pattern', () => {
  assert.deepEqual(rings(imports.filter(({ to }) => /\.tsx?$/.test(to))), [])
})

/** Tables of words grow with what there is to say. */
const tables = /^web\/messages\/|^server\/demo\/festival\/|^server\/platform\/errors\.ts$/

test('no file has more than 400 lines', () => {
  const long = sources.filter((file) => !isTest(file) && !tables.test(file) && linesOf(file) > 400)
  assert.deepEqual(long, [])
})

test('the tree names no folder of the machine it was written on', () => {
  const files = [
    ...sources,
    ...globSync(['*.{md,json}', 'docs/**/*.md', 'bin/*', 'web/**/*.{css,html}'], {
      exclude: (name) => /dist|node_modules/.test(name),
    }),
  ]
  const homes = /(?<![\w.$}/])\/(?:home|Users|root|work|mnt)\/[\w.]/
  assert.deepEqual(
    files.filter((file) => file !== 'test/architecture.test.ts' && homes.test(read(file))),
    [],
  )
})

test('the lock names versions and checksums, but no place to download from', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved"|https?:\/\/[^"]*\.tgz/)
})

test('the lock knows the optional packages of every platform', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: object }>
  }
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  )
  const missing = wanted.filter(
    (name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
  )
  assert.deepEqual(missing, [], 'run bin/complete-lock.ts')
})

test('every route of the contract is served', async () => {
  await using site = await harness()
  const served = new Set(site.app.servedRoutes.map(({ method, path }) => `${method} ${path}`))
  const missing: string[] = []
  for (const file of globSync('contract/*.ts')) {
    for (const exported of Object.values(await import(`../${file}`))) {
      const keys = exported && typeof exported === 'object' ? Object.keys(exported) : []
      missing.push(
        ...keys
          .filter((key) => /^[A-Z]+ \//.test(key))
          .filter((key) => !served.has(key.replace(' ', ' /api'))),
      )
    }
  }
  assert.deepEqual(missing, [])
})

/** Each ring once, as the files on the way. */
function rings(edges: Import[]): string[] {
  const next = Map.groupBy(edges, ({ from }) => from)
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, path: string[]) => {
    if (path.includes(file)) return void found.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file)) return
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  return found
}
