import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { mayUpload } from '#features/entry/entry.ts'
import { takeFile } from '#features/film/film.ts'
import { aFilm, makeWatchable, post, tagOf } from '#test/a-film.ts'
import { anEdition } from '#test/an-edition.ts'
import { ask } from '#test/ask.ts'
import { askForGuardian, consent, takeConsentBack } from '#test/guardian.ts'
import { harness, type OutboxLetter, type Site } from '#test/harness.ts'
import { listenToLetters } from '#test/letters.ts'
import { type SignedInPerson, signIn } from '#test/sign-in.ts'
import { vote, watch } from '#test/voting.ts'
import { catalogue } from './catalogue/catalogue.ts'

const title = '屋上の雲'
const line = (ja: string, en: string) => ({ ja, en })
/** What has been told in the tests of this file. */
const toldKinds = new Set<string>()

test('everything that happens to a film is told to each of its makers in their language, and to nobody else', async () => {
  await using site = await harness()
  const organiser = await signIn(site, { roles: ['organiser'] })
  const [grandPrix, audience] = [randomUUID(), randomUUID()]
  const award = { description: line('', ''), prize: line('', ''), prizeAmount: null, prizeCurrency: null }
  const edition = await anEdition(site, organiser.id, {
    change: {
      name: line('縦の夜', 'Upright Night'),
      awards: [
        { ...award, id: grandPrix, name: line('大賞', 'Grand Prix'), decidedBy: 'organiser', places: 1 },
        { ...award, id: audience, name: line('観客賞', 'Audience Award'), decidedBy: 'audience', places: 3 },
      ],
    },
  })
  const mio = await signIn(site, { email: 'mio@example.jp', language: 'ja' })
  const ren = await signIn(site, { email: 'ren@example.com', language: 'en' })
  const other = await signIn(site, { email: 'other@example.jp', language: 'ja' })
  const stranger = await signIn(site, { email: 'stranger@example.jp' })
  const listen = await listenToLetters(site)
  const filmId = await aFilm(site, mio.id, { title, post: tagOf(edition) })
  const rival = await aFilm(site, other.id, { title: '夜の駅', post: tagOf(edition) })
  await post(site, other, rival)
  await makeWatchable(site, rival)
  await listen()

  /** Who gets which letters because of it, by what stands above them. */
  const happens = async (act: () => Promise<unknown>, expected: Record<string, string[]>) => {
    await act()
    const letters = await listen()
    assert.deepEqual(subjectsOf(letters), expected)
    return letters
  }
  const manage =
    (method: 'PUT' | 'DELETE' | 'POST' | 'PATCH', path: string, body: object = {}) =>
    async () => {
      const { status, json } = await ask(site, organiser, method, path, body)
      assert.equal(status, 200, `${path}: ${json.code}`)
    }
  const rule = (act: string, reasonCode: string, reason: string) =>
    manage('POST', '/rulings', {
      ...{ id: randomUUID(), subjectKind: 'film', subjectId: filmId },
      ...{ act, reasonCode, reason },
    })

  const joined = await happens(() => invite(site, mio, filmId, ren, 'acceptance'), {
    ren: ['An invitation to the team of “屋上の雲”'],
    mio: ['『屋上の雲』チームに加わりました'],
  })
  assert.match(textTo(joined, 'mio'), /招待した相手が、招待を受けました。/)
  await happens(() => invite(site, mio, filmId, stranger, 'refusal'), {
    stranger: ['『屋上の雲』のチームへの招待'],
    mio: ['『屋上の雲』チームへの招待が断られました'],
  })

  const received = await happens(() => post(site, mio, filmId), {
    mio: ['『屋上の雲』応募しました'],
    ren: ['屋上の雲: Entered'],
  })
  assert.match(textTo(received, 'mio'), /「縦の夜」に、受付番号2で届いています。/)
  assert.match(
    textTo(received, 'mio'),
    /送信が終わるのを待っています。\n\n送信をつづける\nhttp:\S+\/submit\/[\w-]+\n/,
  )
  assert.match(textTo(received, 'ren'), /It has reached Upright Night as number 2\./)

  const refused = await happens(() => send(site, mio, filmId, 'no film'), {
    mio: ['『屋上の雲』ファイルを上映できません'],
    ren: ['屋上の雲: The file cannot be shown'],
  })
  assert.match(
    textTo(refused, 'mio'),
    /12月1日（火）08:59まで、別のファイルを送れます。応募は取り消されていません。/,
  )
  assert.match(textTo(refused, 'ren'), /another file until Tue 1 December, 08:59\. Your entry still stands\./)

  const again = await happens(() => send(site, mio, filmId, 'no film either'), {
    mio: ['『屋上の雲』ファイルを上映できません'],
    ren: ['屋上の雲: The file cannot be shown'],
  })
  assert.match(textTo(again, 'mio'), /■ 差し替えました（.+）\n\nそのあと、状況が変わりました。/)

  const shown = await happens(() => makeWatchable(site, filmId), {
    mio: ['『屋上の雲』公開しました'],
    ren: ['屋上の雲: On show'],
  })
  for (const head of ['新しい作品に替わりました', '要項を満たしています', '公開しました'])
    assert.match(textTo(shown, 'mio'), new RegExp(`■ ${head}`))
  assert.equal(textTo(shown, 'mio').match(/\/films\//g)?.length, 1, 'the way to the film stands once')

  const held = await happens(rule('hold', 'rights', '曲の権利を確かめています。'), {
    mio: ['『屋上の雲』運営が確認しています'],
    ren: ['屋上の雲: The organisers are looking into it'],
  })
  assert.match(textTo(held, 'mio'), /理由（音楽や映像の権利）：曲の権利を確かめています。/)
  assert.match(textTo(held, 'ren'), /Reason \(rights in music or pictures\): 曲の権利を確かめています。/)
  assert.match(textTo(held, 'ren'), /Replace the film\nhttp:\S+\/submit\?replace=/)
  await happens(rule('release', 'mistake', '確かめました。'), {
    mio: ['『屋上の雲』運営の確認が済みました'],
    ren: ['屋上の雲: Looked into and cleared'],
  })

  const both = await happens(
    async () => {
      await rule('hold', 'other', '少しだけ。')()
      await rule('release', 'looked_into', 'だいじょうぶでした。')()
    },
    {
      mio: ['『屋上の雲』運営が確認しています', '『屋上の雲』運営の確認が済みました'],
      ren: ['屋上の雲: The organisers are looking into it', '屋上の雲: Looked into and cleared'],
    },
  )
  assert.match(textTo(both, 'mio'), /■ 運営が確認しています\n\nそのあと、状況が変わりました。/)
  assert.doesNotMatch(textTo(both, 'mio'), /差し替えられます/, 'nothing is to be done about it any more')

  const { id } = await site.platform.db
    .selectFrom('entry')
    .select('id')
    .where('filmId', '=', filmId)
    .executeTakeFirstOrThrow()
  const withdrawn = await happens(
    () => ask(site, mio, 'PUT', `/entries/${id}/withdrawal`, { reason: '出し直します' }),
    { mio: ['『屋上の雲』応募を取り下げました'], ren: ['屋上の雲: Entry withdrawn'] },
  )
  assert.match(textTo(withdrawn, 'ren'), /Reason: 出し直します/)
  await happens(() => ask(site, mio, 'DELETE', `/entries/${id}/withdrawal`), {
    mio: ['『屋上の雲』もう一度応募しました'],
    ren: ['屋上の雲: Entered again'],
  })
  const out = await happens(manage('PUT', `/entries/${id}/disqualification`, { reason: '別の作品です。' }), {
    mio: ['『屋上の雲』応募資格を失いました'],
    ren: ['屋上の雲: Disqualified'],
  })
  assert.match(textTo(out, 'mio'), /運営からの理由：別の作品です。/)
  await happens(manage('DELETE', `/entries/${id}/disqualification`), {
    mio: ['『屋上の雲』応募に戻りました'],
    ren: ['屋上の雲: Back in the competition'],
  })

  const phases = [
    { kind: 'submissions', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-12-02T00:00:00Z' },
    { kind: 'screening', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-12-15T00:00:00Z' },
  ]
  const moved = await happens(
    manage('PUT', `/editions/${edition.id}/calendar`, { phases, decisionAt: null, reason: '台風のため' }),
    {
      mio: ['『屋上の雲』日程が変わりました'],
      ren: ['屋上の雲: The dates have moved'],
      other: ['『夜の駅』日程が変わりました'],
    },
  )
  assert.match(
    textTo(moved, 'mio'),
    /作品募集：1月1日（木）09:00〜12月1日（火）08:59 → 1月1日（木）09:00〜12月2日（水）08:59\n\n運営からの理由：台風のため/,
  )
  assert.doesNotMatch(textTo(moved, 'mio'), /上映：/, 'what did not move is not told')

  await happens(() => ask(site, mio, 'DELETE', `/films/${filmId}/publication`), {
    mio: ['『屋上の雲』公開をやめました'],
    ren: ['屋上の雲: No longer public'],
  })
  await happens(() => post(site, mio, filmId), {
    mio: ['『屋上の雲』公開しました'],
    ren: ['屋上の雲: On show'],
  })
  const rules = manage('PATCH', `/editions/${edition.id}`, {
    rules: { ...edition.rules, captions: 'required' },
  })
  const unfit = await happens(rules, {
    mio: ['『屋上の雲』要項に合わないところがあります'],
    ren: ['屋上の雲: Something does not fit the rules'],
    other: ['『夜の駅』要項に合わないところがあります'],
  })
  assert.match(textTo(unfit, 'ren'), /There are no captions; the rules ask for them\./)
  await happens(manage('PATCH', `/editions/${edition.id}`, { rules: edition.rules }), {
    mio: ['『屋上の雲』要項を満たしています'],
    ren: ['屋上の雲: It fits the rules'],
    other: ['『夜の駅』要項を満たしています'],
  })
  await happens(() => fail(site, filmId), {
    mio: ['『屋上の雲』準備が止まりました'],
    ren: ['屋上の雲: The preparation stopped'],
  })
  await happens(rule('remove', 'violence', '暴力の場面があります。'), {
    mio: ['『屋上の雲』運営の判断で公開を終えました'],
    ren: ['屋上の雲: Taken off by the organisers'],
  })
  await happens(rule('release', 'mistake', '間違えました。'), {
    mio: ['『屋上の雲』運営の確認が済みました'],
    ren: ['屋上の雲: Looked into and cleared'],
  })

  const decide = (film: string, motionId: string | null) =>
    manage('PUT', `/awards/${grandPrix}/decisions/${randomUUID()}`, { place: 1, filmId: film, motionId })
  const motionId = randomUUID()
  await happens(decide(filmId, null), {})
  await happens(manage('PUT', `/awards/${grandPrix}/publication`), {
    mio: ['『屋上の雲』「大賞」に選ばれました'],
    ren: ['屋上の雲: It won “Grand Prix”'],
    other: ['『夜の駅』「大賞」が決まりました'],
  })
  await happens(manage('PUT', `/editions/${edition.id}/motions/${motionId}`, { text: '改める' }), {})
  await happens(decide(rival, motionId), {
    mio: ['『屋上の雲』「大賞」が改められました'],
    ren: ['屋上の雲: “Grand Prix” has been changed'],
    other: ['『夜の駅』「大賞」に選ばれました'],
  })
  await watch(site.platform, stranger.id, filmId, rival)
  await vote(site, stranger, filmId, 5)
  await vote(site, stranger, rival, 3)
  site.clock.set('2026-12-16T00:00:00Z')
  const back = await signIn(site, { email: organiser.email })
  await listen()
  const resultId = randomUUID()
  const count = async (path: string, body: object = {}) =>
    assert.equal((await ask(site, back, 'PUT', path, body)).status, 200)
  await happens(() => count(`/editions/${edition.id}/results/${resultId}`, { awardId: audience }), {})
  await happens(() => count(`/results/${resultId}/publication`), {
    mio: ['『屋上の雲』「観客賞」1位'],
    ren: ['屋上の雲: “Audience Award”: 1st place'],
    other: ['『夜の駅』「観客賞」2位'],
  })
  await remember(site)
})

for (const language of ['ja', 'en'] as const)
  test(`a minor hears what their guardian says, and the guardian what becomes of the film (${language})`, async () => {
    await using site = await harness()
    const organiser = await signIn(site, { roles: ['organiser'] })
    const edition = await anEdition(site, organiser.id, { change: { name: line('縦の夜', 'Upright Night') } })
    const aoi = await signIn(site, { email: 'aoi@example.jp', birthDate: '2010-06-01', language })
    const listen = await listenToLetters(site)
    const filmId = await aFilm(site, aoi.id, { title, post: tagOf(edition) })
    const said = words[language]
    await post(site, aoi, filmId)
    await makeWatchable(site, filmId)
    const received = await listen()
    assert.deepEqual(subjectsOf(received), { aoi: [said.received] })
    assert.match(textTo(received, 'aoi'), said.askNow)

    const first = await askForGuardian(site, aoi, {
      editionId: edition.id,
      guardianEmail: 'father@example.com',
    })
    await listen()
    await ask(site, null, 'PUT', `${first}/refusal`)
    assert.deepEqual(subjectsOf(await listen()), { aoi: [said.refused] })

    const link = await askForGuardian(site, aoi, {
      editionId: edition.id,
      guardianEmail: 'mother@example.com',
    })
    await listen()
    assert.equal((await consent(site, link, 'mother@example.com')).standing, 'given')
    const agreed = (await listen()).filter(({ subject }) => !/^\d/.test(subject))
    assert.deepEqual(subjectsOf(agreed), { aoi: [said.published], mother: [said.thanks, said.published] })
    assert.match(textTo(agreed, 'aoi'), said.agreed)
    assert.match(textTo(agreed.slice(1), 'mother'), said.toGuardian)

    const hold = { act: 'hold', reasonCode: 'rights', reason: '曲' }
    await ask(site, organiser, 'POST', '/rulings', {
      ...{ id: randomUUID(), subjectKind: 'film', subjectId: filmId },
      ...hold,
    })
    assert.deepEqual(subjectsOf(await listen()), { aoi: [said.held], mother: [said.held] })

    await takeConsentBack(site, link)
    const gone = await listen()
    assert.deepEqual(subjectsOf(gone), { aoi: [said.withdrew, said.unpublished] })
    await remember(site)
  })

test('every story of the catalogue has been told', () => {
  const told = Object.entries(catalogue).filter(([, { weight }]) => weight !== 'timeline')
  assert.deepEqual([...toldKinds].sort(), told.map(([kind]) => kind).sort())
})

const words = {
  ja: {
    received: '『屋上の雲』応募しました',
    askNow: /保護者の方にお願いしてください。\n\n保護者にお願いする\nhttp:\S+#guardian/,
    refused: '『屋上の雲』保護者の方は同意していません',
    published: '『屋上の雲』公開しました',
    thanks: 'aoi@example. jpさんの作品の公開に同意をいただきました',
    agreed: /■ 保護者の方が同意しました/,
    toGuardian: /^保護者として同意をいただいている、aoi@example\. jpさんの作品についてのお知らせです。/,
    held: '『屋上の雲』運営が確認しています',
    withdrew: '『屋上の雲』保護者の方が同意を取り消しました',
    unpublished: '『屋上の雲』公開をやめました',
  },
  en: {
    received: '屋上の雲: Entered',
    askNow: /Please ask yours\.\n\nAsk a guardian\nhttp:\S+#guardian/,
    refused: '屋上の雲: Your guardian does not agree',
    published: '屋上の雲: On show',
    thanks: 'You consented to the publication of aoi@example. jp’s films',
    agreed: /■ Your guardian has agreed/,
    toGuardian: /^This is about a film by aoi@example\. jp, for whom you have agreed as a guardian\./,
    held: '屋上の雲: The organisers are looking into it',
    withdrew: '屋上の雲: Your guardian has taken the consent back',
    unpublished: '屋上の雲: No longer public',
  },
}

/** By the part of the address before the @, in order. */
const subjectsOf = (letters: readonly OutboxLetter[]): Record<string, string[]> =>
  Object.fromEntries(
    [...Map.groupBy(letters, ({ recipient }) => recipient.split('@')[0] ?? '')].map(([who, theirs]) => [
      who,
      theirs.map(({ subject }) => subject),
    ]),
  )

const textTo = (letters: readonly OutboxLetter[], who: string): string =>
  letters.find(({ recipient }) => recipient.startsWith(`${who}@`))?.text ?? ''

const remember = async ({ platform }: Site): Promise<void> => {
  const rows = await platform.db.selectFrom('notice').select('kind').distinct().execute()
  for (const { kind } of rows) toldKinds.add(kind)
}

const invite = async (
  site: Site,
  maker: SignedInPerson,
  filmId: string,
  guest: SignedInPerson,
  answer: 'acceptance' | 'refusal',
) => {
  await ask(site, maker, 'POST', `/films/${filmId}/team`, { id: randomUUID(), email: guest.email, role: '' })
  const token = /\/invitations\/([\w-]+)/.exec((await site.outbox(guest.email)).at(-1)?.text ?? '')?.[1]
  assert.equal((await ask(site, guest, 'PUT', `/invitations/${token}/${answer}`)).status, 200)
}

/** Sends a file that is no film, as a browser's last byte does. */
const send = async (site: Site, { id: personId }: SignedInPerson, filmId: string, content: string) => {
  const file = join(site.platform.config.dataDir, randomUUID())
  writeFileSync(file, content)
  const upload = { id: randomUUID(), filmId, file, fileName: 'film.mp4' }
  await takeFile(site.platform, personId, upload, mayUpload)
}

/** A preparation that fails for reasons of ours takes hours of attempts; this is told at their end. */
const fail = (site: Site, filmId: string) =>
  site.platform.db.transaction().execute((trx) =>
    site.platform.events.record(trx, {
      kind: 'film.failed',
      subjectKind: 'film',
      subjectId: filmId,
      data: { reason: 'media_failed' },
      happenedAt: site.clock.now(),
    }),
  )
