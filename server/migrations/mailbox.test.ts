import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { createLog } from '#platform/log.ts'
import { mailboxOf, readAddress } from '#platform/mail/address.ts'
import { connect } from '#platform/postgres/connect.ts'
import { migrate, migrations } from '#platform/postgres/migrate.ts'
import { emptyDatabase } from '#test/database.ts'

const before = new Set(
  migrations()
    .map(({ name }) => name)
    .filter((name) => name < '0011'),
)

/** As accounts of older data folders are: address, mailbox as it was told then, age in days. */
const accounts = [
  ['mio@gmail.com', 10],
  ['m.io@gmail.com', 30],
  ['mio+2@googlemail.com', 20],
  ['ren+a@example.jp', 5],
  ['ren+b@example.jp', 9],
  ['taro@例え.jp', 1],
  ['taro@xn--r8jz45g.jp', 2],
  ['hana@日本語.jp', 3],
  ['ｔｏｍｏ@example.jp', 4],
  ['aoi@example.jp', 6],
  ['kai@me.com', 9],
  ['kai@icloud.com', 1],
  ['nao+1@mac.com', 5],
  ['s.a-k_i@pm.me', 7],
  ['saki@protonmail.com', 3],
] as const

test('accounts that share a mailbox all survive its having one owner; each comes in by its own address', async () => {
  await using database = await emptyDatabase()
  const { pool, close } = connect(database.url, createLog('silent'), { max: 4 })
  try {
    await migrate(pool, before)
    for (const [email, days] of accounts)
      await pool.query(
        `insert into person (id, email, mailbox, created_at) values ($1, $2, split_part($2, '+', 1), now() - make_interval(days => $3))`,
        [randomUUID(), email, days],
      )
    await pool.query('insert into person (id, erased_at) values ($1, now()), ($2, now())', [
      randomUUID(),
      randomUUID(),
    ])
    for (const [email, accepted] of [
      ['Juror+1@例え.jp', false],
      ['juror@xn--r8jz45g.jp', false],
      ['juror+old@例え.jp', true],
    ])
      await pool.query(
        `insert into role_invitation (id, email, role, invited_at, accepted_at)
         values ($1, $2, 'juror', now(), case when $3 then now() end)`,
        [randomUUID(), email, accepted],
      )
    await migrate(pool)
    const { rows } = await pool.query('select email, mailbox from person where email is not null')
    assert.deepEqual(Object.fromEntries(rows.map(({ email, mailbox }) => [email, mailbox])), {
      'mio@gmail.com': 'mio@gmail.com',
      'm.io@gmail.com': 'm.io@gmail.com',
      'mio+2@googlemail.com': 'mio+2@googlemail.com',
      'ren+a@example.jp': 'ren+a@example.jp',
      'ren+b@example.jp': 'ren@example.jp',
      'taro@例え.jp': 'taro@例え.jp',
      'taro@xn--r8jz45g.jp': 'taro@xn--r8jz45g.jp',
      'hana@xn--wgv71a119e.jp': 'hana@xn--wgv71a119e.jp',
      'tomo@example.jp': 'tomo@example.jp',
      'aoi@example.jp': 'aoi@example.jp',
      'kai@me.com': 'kai@me.com',
      'kai@icloud.com': 'kai@icloud.com',
      'nao+1@mac.com': 'nao@icloud.com',
      's.a-k_i@pm.me': 'saki@proton.me',
      'saki@protonmail.com': 'saki@protonmail.com',
    })
    const waiting = await pool.query('select mailbox from role_invitation where accepted_at is null')
    assert.deepEqual(waiting.rows, [{ mailbox: 'juror@xn--r8jz45g.jp' }])
    await assert.rejects(
      pool.query(`insert into person (id, email, mailbox) values ($1, 'x', 'ren@example.jp')`, [
        randomUUID(),
      ]),
      /person_mailbox/,
    )
  } finally {
    await close()
  }
})

test('the migration reads a mailbox as the program does', async () => {
  await using database = await emptyDatabase()
  const { pool, close } = connect(database.url, createLog('silent'), { max: 4 })
  const typed = [
    ...[
      'bücher.de',
      'пример.рф',
      'a例b.co.jp',
      'みんな.みんな',
      '他们为什么不说中文.com',
      'faß.de',
      '한국.한국',
    ],
    ...['3年b組金八先生.jp', 'ドメイン名例.jp', 'ｅｘａｍｐｌｅ.jp'],
    ...['me.com', 'protonmail.ch', 'icloud.com.jp'],
  ].map((domain) => `Mio.A+x@${domain}`)
  try {
    await migrate(pool, before)
    for (const email of typed)
      await pool.query('insert into person (id, email) values ($1, $2)', [randomUUID(), email])
    await pool.query(`insert into person (id, email) values ($1, '+@example.jp'), ($2, '..@gmail.com')`, [
      randomUUID(),
      randomUUID(),
    ])
    await migrate(pool)
    const { rows } = await pool.query<{ mailbox: string }>('select mailbox from person')
    const told = [...typed, '+@example.jp', '..@gmail.com'].map((email) => {
      const address = readAddress(email)
      return address && mailboxOf(address)
    })
    assert.deepEqual(rows.map(({ mailbox }) => mailbox).sort(), told.sort())
  } finally {
    await close()
  }
})
