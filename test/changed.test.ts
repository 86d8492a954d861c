import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { readWords } from './asked.ts'
import { testsFor } from './changed.ts'
import { changedSince, filesOf } from './git.ts'
import { besideBudget, slowest } from './times.ts'
import { readTree } from './uses.ts'

/** A small festival: two features, a site for tests, a page, and tests of each kind. */
const sources: Record<string, string> = {
  'package.json': '{}',
  'README.md': 'Run it.',
  'contract/film.ts': "export const filmRoutes = { 'GET /films/:id': 1 }",
  'contract/tally.ts': "export const tallyRoutes = { 'PUT /counts/:id': 1 }",
  'contract/plain/limits.ts': 'export const longest = 60',
  'server/app.ts':
    "import { film } from './features/film/film.feature.ts'\nimport { tally } from './features/tally/tally.feature.ts'\nexport const features = [film, tally]",
  'server/main.ts':
    "import { features } from './app.ts'\nimport { folder } from '#platform/migrate.ts'\nconsole.log(features)",
  'server/migrations/0001.sql': 'create table film ()',
  'server/platform/migrate.ts':
    "import { join } from 'node:path'\nexport const folder = join(import.meta.dirname, '..', 'migrations')",
  'server/platform/fold.ts': 'export const fold = 1',
  'server/platform/decode.ts': "import { fold } from './fold.ts'\nprocess.send?.(fold)",
  'server/platform/pictures.ts': "new Worker(new URL('./decode.ts', import.meta.url))",
  'server/platform/pictures.test.ts': "import * as pictures from './pictures.ts'",
  'server/features/film/film.feature.ts':
    "export const film = {\n  name: 'film',\n  routes: async () => import('./film.routes.ts'),\n  personal: async () => import('./personal.ts'),\n}",
  'server/features/film/film.ts': 'export const filmById = 1',
  'server/features/film/film.routes.ts':
    "import { filmById } from './film.ts'\nimport { filmRoutes } from '#contract/film.ts'",
  'server/features/film/personal.ts': 'export const filmPersonal = 1',
  'server/features/film/film.rules.ts': "import { age } from './age.ts'",
  'server/features/film/film.rules.test.ts': "import { ages } from './film.rules.ts'",
  'server/features/film/film.test.ts': "import { harness } from '#test/harness.ts'",
  'server/features/tally/tally.feature.ts':
    "export const tally = {\n  name: 'tally',\n  routes: async () => import('./tally.routes.ts'),\n  personal: async () => import('./personal.ts'),\n}",
  'server/features/tally/tally.routes.ts':
    "import { filmById } from '#features/film/film.ts'\nimport { score } from './score.ts'",
  'server/features/tally/score.ts': "import type { Later } from './later.ts'\nexport const score = 1",
  'server/features/tally/later.ts': 'export type Later = 1',
  'server/features/tally/personal.ts': 'export const tallyPersonal = 1',
  'server/features/tally/tally.test.ts': "import { harness } from '#test/harness.ts'",
  'test/harness.ts':
    "import { features } from '#server/app.ts'\nimport { cloneDatabase } from './database.ts'\nexport const harness = 1",
  'test/database.ts': "import { folder } from '#platform/migrate.ts'\nexport const cloneDatabase = 1",
  'test/imports.ts': 'export const sourcesIn = 1',
  'test/architecture.test.ts': "import { sourcesIn } from './imports.ts'",
  'test/counts.test.ts': "import { harness } from './harness.ts'\nask('/api/counts/1')",
  'test/readme.test.ts': "read('README.md')",
  'test/stories/vote.test.ts': "import { start } from './program.ts'",
  'test/stories/program.ts': "spawn('node', ['server/main.ts'])",
  'server/features/film/preparation/data.test.ts': "import { age } from '../film.rules.ts'",
  'test/engines/firefox.test.ts': "import { start } from '../stories/program.ts'",
  'web/main.tsx': "const pages = import.meta.glob('./*/pages.ts')",
  'web/feed/pages.ts': "export const feed = () => import('./feed-page.tsx')",
  'web/feed/feed-page.tsx': "import { words } from './words.ts'",
  'web/feed/words.ts': 'export const words = 1',
  'web/feed/words.test.ts': "import { words } from './words.ts'",
}

const real = 'server/features/film/preparation/data.test.ts'
const every = Object.keys(sources).filter(
  (file) => file.includes('.test.') && !file.includes('/engines/') && file !== real,
)
const always = 'test/architecture.test.ts'
const sites = [
  'server/features/film/film.test.ts',
  'server/features/tally/tally.test.ts',
  'test/counts.test.ts',
]
const story = 'test/stories/vote.test.ts'

/** A change, and the tests that it can break beside what is always run. */
const examples: [what: string, changed: string[], tests: string[]][] = [
  ['nothing', [], []],
  ['a test', ['web/feed/words.test.ts'], ['web/feed/words.test.ts']],
  [
    'a rule, for its own test, and nobody else who does not import it',
    ['server/features/film/film.rules.ts'],
    ['server/features/film/film.rules.test.ts'],
  ],
  ['what a worker is started from', ['server/platform/fold.ts'], ['server/platform/pictures.test.ts']],
  [
    'a feature: its tests, those that ask its addresses, and the whole program',
    ['server/features/tally/score.ts'],
    ['server/features/tally/tally.test.ts', 'test/counts.test.ts', story],
  ],
  ['a feature that a later one uses', ['server/features/film/film.routes.ts'], [...sites, story]],
  ['what a feature does unasked', ['server/features/tally/personal.ts'], [...sites, story]],
  ['the list of features', ['server/app.ts'], [...sites, story]],
  ['types alone, which are checked always', ['server/features/tally/later.ts'], []],
  ['a migration', ['server/migrations/0001.sql'], [...sites, story]],
  ['a migration that is gone', ['server/migrations/0000.sql'], [...sites, story]],
  ['a migration that is new', ['server/migrations/0002.sql'], [...sites, story]],
  ['the databases of tests', ['test/database.ts'], sites],
  ['the contract: both sides', ['contract/film.ts'], [...sites, story]],
  ['a plain value of the page', ['contract/plain/limits.ts'], [story]],
  ['a page', ['web/feed/feed-page.tsx'], [story]],
  ['a word of a page', ['web/feed/words.ts'], [story, 'web/feed/words.test.ts']],
  ['how the program is started', ['test/stories/program.ts'], [story]],
  [
    'a source that is gone, as long as somebody imports it',
    ['server/features/film/age.ts'],
    ['server/features/film/film.rules.test.ts'],
  ],
  ['prose that a test reads', ['README.md'], ['test/readme.test.ts']],
  ['prose that none reads', ['CHANGELOG.md'], []],
  ['a story of another engine, which is run by name', ['test/engines/firefox.test.ts'], []],
  ['the preparation of real films, which is run by name', [real], []],
  ['packages', ['package.json'], every],
  ['a command', ['bin/install'], every],
  ['a file that nobody names', ['server/secret.pem'], every],
]

test('a change runs what it can break', () => {
  using repository = repositoryOf(sources)
  repository.write('server/migrations/0002.sql', 'alter table film')
  repository.write('server/secret.pem', '')
  for (const file of ['bin/install', 'CHANGELOG.md']) repository.write(file, '')
  const gone = examples.flatMap(([, changed]) => changed)
  const tree = readTree(repository.root, [...new Set([...filesOf(repository.root), ...gone])])
  for (const [what, changed, tests] of examples) {
    const chosen = testsFor(changed, tree).tests
    assert.deepEqual(chosen.toSorted(), [...new Set([...tests, always])].sort(), what)
  }
  assert.match(testsFor(['web/main.tsx'], tree).why.join('\n'), /1 {2}web\/main\.tsx, and all stories/)
})

test('what changed is what differs from main: committed, in the works, new, moved and gone', () => {
  using repository = repositoryOf(sources)
  const { root, git, write } = repository
  assert.deepEqual(changedSince(root), [])
  git('switch', '-q', '-c', 'branch')
  write('server/platform/fold.ts', 'export const fold = 2')
  git('commit', '-qam', 'another fold')
  const first = git('rev-parse', 'HEAD').trim()
  write('web/feed/words.ts', 'export const words = 2')
  write('server/platform/縦.ts', 'export const upright = 1')
  write('var/film.mp4', '')
  renameSync(join(root, 'server/platform/decode.ts'), join(root, 'server/platform/decoder.ts'))
  rmSync(join(root, 'server/main.ts'))
  const inTheWorks = [
    'server/main.ts',
    'server/platform/decode.ts',
    'server/platform/decoder.ts',
    'server/platform/縦.ts',
    'web/feed/words.ts',
  ]
  assert.deepEqual(changedSince(root), [...inTheWorks, 'server/platform/fold.ts'].sort())
  assert.deepEqual(changedSince(root, first), inTheWorks)
  git('switch', '-q', 'main')
  write('contract/film.ts', 'export const filmRoutes = {}')
  git('commit', '-qm', 'main goes on', 'contract/film.ts')
  git('switch', '-q', 'branch')
  assert.deepEqual(
    changedSince(root),
    [...inTheWorks, 'server/platform/fold.ts'].sort(),
    'and main alone is not',
  )
  assert.ok(!filesOf(root).includes('var/film.mp4'))
})

test('bin/test takes files, or everything, or what changed', () => {
  assert.deepEqual(readWords([]), { what: 'usual' })
  assert.deepEqual(readWords(['--all']), { what: 'all' })
  assert.deepEqual(readWords(['--changed']), { what: 'changed', since: undefined })
  assert.deepEqual(readWords(['--changed', 'HEAD~2']), { what: 'changed', since: 'HEAD~2' })
  assert.deepEqual(readWords(['a.test.ts', 'b.test.ts']), {
    what: 'files',
    files: ['a.test.ts', 'b.test.ts'],
  })
  for (const wrong of [['--al'], ['--all', 'a.test.ts'], ['--all', '--changed'], ['--changed', 'a', 'b']])
    assert.throws(() => readWords(wrong), Error, wrong.join(' '))
})

test('the slowest files are told with their seconds, the slowest first', () => {
  const took = new Map([
    ['quick.test.ts', 40],
    ['slow.test.ts', 61_240],
    ['middle.test.ts', 2_000],
  ])
  assert.deepEqual(slowest(took, 2), ['  61.2 s  slow.test.ts', '   2.0 s  middle.test.ts'])
  assert.match(besideBudget(512_340), /^512\.3 s of the 1200 s /)
})

/** A repository in a folder of its own, with these files committed to main. */
function repositoryOf(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'verticale-repository-'))
  const git = (...command: string[]) =>
    execFileSync('git', ['-c', 'user.name=Mio', '-c', 'user.email=mio@example.jp', ...command], {
      cwd: root,
      encoding: 'utf8',
    })
  const write = (file: string, text: string) => {
    mkdirSync(join(root, dirname(file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  git('init', '-q', '-b', 'main')
  write('.gitignore', 'var/\n')
  for (const [file, text] of Object.entries(files)) write(file, text)
  git('add', '-A')
  git('commit', '-qm', 'a small festival')
  return { root, git, write, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}
