import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Address, addressOf, mailboxOf, readAddress, veiled } from './address.ts'

test('an address is kept in one form, however it was typed', () => {
  const forms: Record<string, string> = {
    'mio@example.jp': 'mio@example.jp',
    ' Mio.Asahina+Film@Example.JP　': 'mio.asahina+film@example.jp',
    'ｍｉｏ＠ｅｘａｍｐｌｅ．ｊｐ': 'mio@example.jp',
    'taro＠example.jp': 'taro@example.jp',
    'taro@例え.jp': 'taro@xn--r8jz45g.jp',
    'taro@例え。jp': 'taro@xn--r8jz45g.jp',
    'taro@xn--r8jz45g.jp': 'taro@xn--r8jz45g.jp',
    'taro@日本語。ＪＰ': 'taro@xn--wgv71a119e.jp',
    'mio@аpple.com': 'mio@xn--pple-43d.com',
    "o'neil+film@mail.example.co.uk": "o'neil+film@mail.example.co.uk",
  }
  for (const [typed, kept] of Object.entries(forms)) assert.equal(readAddress(typed), kept, typed)
})

test('what Japanese carriers gave out is an address', () => {
  for (const address of [
    'taro..yamada@docomo.ne.jp',
    'a.@docomo.ne.jp',
    '.a@docomo.ne.jp',
    'a...b..@ezweb.ne.jp',
    '-a-_.b@softbank.ne.jp',
    'a/b?c@t.vodafone.ne.jp',
  ])
    assert.equal(readAddress(address), address, address)
})

test('an address holds nothing that turns, hides, blanks, quotes or marks up, in either half', () => {
  const hidden = [
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200d',
    '\u200f',
    '\u00ad',
    '\u034f',
    '\u2060',
    '\u3164',
    '\ufe0f',
    '\ufeff',
  ]
  const others = [
    '\u0000',
    '\u0085',
    '\n',
    '\r',
    ' ',
    '　',
    '<',
    '>',
    '"',
    '\\',
    ',',
    ';',
    ':',
    '(',
    '[',
    '@',
    '＠',
    '\ud800',
  ]
  for (const letter of [...hidden, ...others])
    for (const address of [`mi${letter}o@example.jp`, `mio@exam${letter}ple.jp`, `mio@example.j${letter}p`])
      assert.equal(readAddress(address), null, JSON.stringify(address))
})

test('what no letter reaches is no address', () => {
  const long = 'a'.repeat(64)
  for (const address of [
    ...['', '@', 'mio', 'mio@', '@example.jp', 'mio@localhost', 'mio@example', 'mio@.jp', 'mio@example..jp'],
    ...[
      'mio@example.jp.',
      'mio@-example.jp',
      'mio@example-.jp',
      'mio@ex_ample.jp',
      'mio@a/b.jp',
      'mio@a%2e.jp',
    ],
    ...[
      'mio@127.0.0.1',
      'mio@0x7f.1',
      'mio@[::1]',
      'mio@example.123',
      'mio@example.jp:25',
      'みお@example.jp',
    ],
    `${long}a@example.jp`,
    `mio@${long}.jp`,
    `mio@${'a.'.repeat(130)}jp`,
    `${'x'.repeat(1_000_000)}@example.jp`,
  ])
    assert.equal(readAddress(address), null, address.slice(0, 40))
  assert.ok(readAddress(`${long}@example.jp`))
})

test('an address that was read reads the same again, and so does its mailbox', () => {
  const part = fc.stringMatching(/^[\w.+'＠ａ-ｚ例-]{1,12}$/)
  fc.assert(
    fc.property(part, part, (local, domain) => {
      const address = readAddress(`${local}@${domain}.jp`)
      if (!address) return
      assert.equal(readAddress(address), address)
      assert.equal(mailboxOf(mailboxOf(address) as string as Address), mailboxOf(address))
    }),
  )
})

test('one mailbox has many spellings', () => {
  const same: Record<string, string[]> = {
    'mio@example.jp': ['mio@example.jp', 'Mio@Example.JP', 'mio+kids@example.jp', ' ｍｉｏ＋a+b＠example.jp'],
    'mio@gmail.com': ['M.i.o+x@GoogleMail.com', 'm..io@gmail.com', 'mio@ｇｍａｉｌ.com'],
    'mio@icloud.com': ['mio@me.com', 'Mio+x@mac.com'],
    'm.io@icloud.com': ['m.io@me.com'],
    'mio@proton.me': ['m.i-o_@protonmail.com', 'mio+x@pm.me', 'm_io@protonmail.ch'],
    'taro@xn--r8jz45g.jp': ['taro+1@例え.jp', 'TARO@例え。jp'],
    '+@example.jp': ['+@example.jp'],
  }
  for (const [mailbox, spellings] of Object.entries(same))
    for (const spelling of spellings) assert.equal(mailboxOf(addressOf(spelling)), mailbox, spelling)
  assert.notEqual(mailboxOf(addressOf('m.io@example.jp')), mailboxOf(addressOf('mio@example.jp')))
  assert.notEqual(mailboxOf(addressOf('taro..y@docomo.ne.jp')), mailboxOf(addressOf('taro.y@docomo.ne.jp')))
})

test('of a veiled address only its beginning and its house are seen', () => {
  assert.equal(veiled('mother@example.com'), 'm…@example.com')
})
