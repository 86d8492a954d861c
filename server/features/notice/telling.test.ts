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
import { measured } from '#test/measures.ts'
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
    ren: ['You’re invited to the team of “屋上の雲”'],
    mio: ['『屋上の雲』チームに参加しました'],
  })
  assert.match(textTo(joined, 'mio'), /招待した相手が招待を受けました。/)
  await happens(() => invite(site, mio, filmId, stranger, 'refusal'), {
    stranger: ['『屋上の雲』のチームに招待されました'],
    mio: ['『屋上の雲』チームへの招待が辞退されました'],
  })

  const received = await happens(() => post(site, mio, filmId), {
    mio: ['『屋上の雲』応募しました'],
    ren: ['屋上の雲: Submitted'],
  })
  assert.match(textTo(received, 'mio'), /「縦の夜」の受付番号2です。/)
  assert.match(
    textTo(received, 'mio'),
    /アップロードが終わっていません。\n\nアップロードを続ける\nhttp:\S+\/submit\/[\w-]+\n/,
  )
  assert.match(textTo(received, 'ren'), /Entry 2 in Upright Night\./)

  const refused = await happens(() => send(site, mio, filmId, 'no film'), {
    mio: ['『屋上の雲』このファイルは使えません'],
    ren: ['屋上の雲: File can’t be used'],
  })
  assert.match(
    textTo(refused, 'mio'),
    /12月1日（火）08:59まで、別のファイルに差し替えられます。応募は取り消されていません。/,
  )
  assert.match(
    textTo(refused, 'ren'),
    /upload another file until Tue 1 December, 08:59\. Your entry still stands\./,
  )

  const again = await happens(() => send(site, mio, filmId, 'no film either'), {
    mio: ['『屋上の雲』このファイルは使えません'],
    ren: ['屋上の雲: File can’t be used'],
  })
  assert.match(textTo(again, 'mio'), /■ 作品を差し替えました　.+\n\nそのあと、状況が変わりました。/)

  const shown = await happens(() => makeWatchable(site, filmId), {
    mio: ['『屋上の雲』公開しました'],
    ren: ['屋上の雲: Published'],
  })
  for (const head of ['差し替えた作品に切り替わりました', '応募要項に合っています', '公開しました'])
    assert.match(textTo(shown, 'mio'), new RegExp(`■ ${head}`))
  assert.equal(textTo(shown, 'mio').match(/\/films\//g)?.length, 1, 'the way to the film stands once')

  const held = await happens(rule('hold', 'rights', '曲の権利を確かめています。'), {
    mio: ['『屋上の雲』運営の確認のため保留中です'],
    ren: ['屋上の雲: On hold while the festival reviews it'],
  })
  assert.match(textTo(held, 'mio'), /理由（音楽や映像の権利）：曲の権利を確かめています。/)
  assert.match(textTo(held, 'ren'), /Reason \(music or image rights\): 曲の権利を確かめています。/)
  assert.match(textTo(held, 'ren'), /View your entry\nhttp:\S+\/studio\/\S+#entry-/)
  await happens(rule('release', 'mistake', '確かめました。'), {
    mio: ['『屋上の雲』運営が公開に戻しました'],
    ren: ['屋上の雲: Restored by the festival'],
  })

  const [{ id: entryId }] = (await ask(site, mio, 'GET', `/films/${filmId}/entries`)).json.entries
  const chosen = async (act: 'shortlist' | 'finalist' | 'unlist') => {
    const { json } = await measured(site, organiser, edition, act, [{ entryId }])
    assert.equal(json.entries[0].done, true, act)
    site.clock.advance(1000)
  }
  const listed = await happens(() => chosen('shortlist'), {
    mio: ['『屋上の雲』一次審査を通過しました'],
    ren: ['屋上の雲: Shortlisted'],
  })
  assert.match(textTo(listed, 'ren'), /It’s on the shortlist of Upright Night\./)
  await happens(() => chosen('finalist'), {
    mio: ['『屋上の雲』最終候補に選ばれました'],
    ren: ['屋上の雲: Finalist'],
  })
  await happens(() => chosen('shortlist'), {
    mio: ['『屋上の雲』最終候補から外れました'],
    ren: ['屋上の雲: No longer a finalist'],
  })
  const off = await happens(() => chosen('unlist'), {
    mio: ['『屋上の雲』一次通過から外れました'],
    ren: ['屋上の雲: No longer shortlisted'],
  })
  assert.match(textTo(off, 'mio'), /「縦の夜」への応募は取り消されていません。/)

  const both = await happens(
    async () => {
      await rule('hold', 'other', '少しだけ。')()
      await rule('release', 'looked_into', 'だいじょうぶでした。')()
    },
    {
      mio: ['『屋上の雲』運営の確認のため保留中です', '『屋上の雲』運営が公開に戻しました'],
      ren: ['屋上の雲: On hold while the festival reviews it', '屋上の雲: Restored by the festival'],
    },
  )
  assert.match(textTo(both, 'mio'), /■ 運営の確認のため保留中です\n\nそのあと、状況が変わりました。/)
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
    mio: ['『屋上の雲』公開しました'],
    ren: ['屋上の雲: Published'],
  })
  const out = await happens(manage('PUT', `/entries/${id}/disqualification`, { reason: '別の作品です。' }), {
    mio: ['『屋上の雲』失格になりました'],
    ren: ['屋上の雲: Disqualified'],
  })
  assert.match(textTo(out, 'mio'), /運営からの理由：別の作品です。/)
  await happens(manage('DELETE', `/entries/${id}/disqualification`), {
    mio: ['『屋上の雲』公開しました'],
    ren: ['屋上の雲: Published'],
  })

  const phases = [
    { kind: 'submissions', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-12-02T00:00:00Z' },
    { kind: 'screening', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-12-15T00:00:00Z' },
  ]
  const moved = await happens(
    manage('PUT', `/editions/${edition.id}/calendar`, { phases, decisionAt: null, reason: '台風のため' }),
    {
      mio: ['『屋上の雲』日程が変わりました'],
      ren: ['屋上の雲: The dates have changed'],
      other: ['『夜の駅』日程が変わりました'],
    },
  )
  assert.match(
    textTo(moved, 'mio'),
    /作品募集：1月1日（木）09:00〜12月1日（火）08:59 → 1月1日（木）09:00〜12月2日（水）08:59\n\n運営からの理由：台風のため/,
  )
  assert.doesNotMatch(textTo(moved, 'mio'), /上映：/, 'what did not move is not told')

  await happens(() => ask(site, mio, 'DELETE', `/films/${filmId}/publication`), {
    mio: ['『屋上の雲』非公開になりました'],
    ren: ['屋上の雲: No longer public'],
  })
  await happens(() => post(site, mio, filmId), {
    mio: ['『屋上の雲』公開しました'],
    ren: ['屋上の雲: Published'],
  })
  const rules = manage('PATCH', `/editions/${edition.id}`, {
    rules: { ...edition.rules, captions: 'required' },
  })
  const unfit = await happens(rules, {
    mio: ['『屋上の雲』応募要項に合わない点があります'],
    ren: ['屋上の雲: Doesn’t meet all the rules'],
    other: ['『夜の駅』応募要項に合わない点があります'],
  })
  assert.match(textTo(unfit, 'ren'), /captions/)
  await happens(manage('PATCH', `/editions/${edition.id}`, { rules: edition.rules }), {
    mio: ['『屋上の雲』応募要項に合っています'],
    ren: ['屋上の雲: Meets the rules'],
    other: ['『夜の駅』応募要項に合っています'],
  })
  await happens(() => fail(site, filmId), {
    mio: ['『屋上の雲』変換できませんでした'],
    ren: ['屋上の雲: Processing failed'],
  })
  await happens(rule('remove', 'violence', '暴力の場面があります。'), {
    mio: ['『屋上の雲』運営が公開を停止しました'],
    ren: ['屋上の雲: Removed by the festival'],
  })
  await happens(rule('release', 'mistake', '間違えました。'), {
    mio: ['『屋上の雲』運営が公開に戻しました'],
    ren: ['屋上の雲: Restored by the festival'],
  })

  const decide = (film: string, motionId: string | null) =>
    manage('PUT', `/awards/${grandPrix}/decisions/${randomUUID()}`, { place: 1, filmId: film, motionId })
  const motionId = randomUUID()
  await happens(decide(filmId, null), {})
  const first = await happens(manage('PUT', `/awards/${grandPrix}/publication`, { makersFirstMinutes: 60 }), {
    mio: ['『屋上の雲』「大賞」に選ばれました'],
    ren: ['屋上の雲: Winner of “Grand Prix”'],
  })
  assert.match(textTo(first, 'mio'), /発表は.+です。それまでは、チームのほかの人にだけ伝えてください。/)
  await happens(manage('DELETE', `/awards/${grandPrix}/announcement`), {
    mio: ['『屋上の雲』「大賞」の発表が延期されました'],
    ren: ['屋上の雲: The announcement of “Grand Prix” is postponed'],
  })
  await happens(manage('PUT', `/awards/${grandPrix}/publication`, {}), {
    mio: ['『屋上の雲』「大賞」に選ばれました'],
    ren: ['屋上の雲: Winner of “Grand Prix”'],
    other: ['『夜の駅』「大賞」が決まりました'],
  })
  await happens(manage('PUT', `/editions/${edition.id}/motions/${motionId}`, { text: '改める' }), {})
  await happens(decide(rival, motionId), {
    mio: ['『屋上の雲』「大賞」の結果が変更されました'],
    ren: ['屋上の雲: “Grand Prix” has changed'],
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
  const early = await happens(() => count(`/results/${resultId}/publication`, { makersFirstMinutes: 30 }), {
    mio: ['『屋上の雲』「観客賞」で1位になりました'],
    ren: ['屋上の雲: “Audience Award”: 1st place'],
    other: ['『夜の駅』「観客賞」で2位になりました'],
  })
  assert.match(textTo(early, 'ren'), /It will be announced on .+ please tell nobody but your team\./)
  await happens(
    async () =>
      assert.equal((await ask(site, back, 'DELETE', `/awards/${audience}/announcement`)).status, 200),
    {
      mio: ['『屋上の雲』「観客賞」の発表が延期されました'],
      ren: ['屋上の雲: The announcement of “Audience Award” is postponed'],
      other: ['『夜の駅』「観客賞」の発表が延期されました'],
    },
  )
  await happens(() => count(`/results/${resultId}/publication`), {
    mio: ['『屋上の雲』「観客賞」で1位になりました'],
    ren: ['屋上の雲: “Audience Award”: 1st place'],
    other: ['『夜の駅』「観客賞」で2位になりました'],
  })
  const mioBack = await signIn(site, { email: mio.email })
  await listen()
  const { team } = (await ask(site, mioBack, 'GET', `/films/${filmId}/draft`)).json
  const membership = team.find(({ personId }: { personId: string }) => personId === ren.id)
  await happens(() => ask(site, mioBack, 'DELETE', `/films/${filmId}/team/${membership.id}`), {
    ren: ['屋上の雲: You’re no longer in the team'],
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

    await ask(site, organiser, 'POST', '/rulings', {
      ...{ id: randomUUID(), subjectKind: 'film', subjectId: filmId },
      ...{ act: 'release', reasonCode: 'looked_into', reason: '曲' },
    })
    await listen()
    await ask(site, aoi, 'PATCH', `/films/${filmId}`, { title: { original: '屋上の雨' } })
    const changed = await listen()
    assert.deepEqual(subjectsOf(changed), { mother: [said.changed] }, 'the child has just done it')
    const page = /http:\/\/[^/]+(\/guardian\/[\w-]+)/.exec(textTo(changed, 'mother'))?.[1] ?? ''
    const { films } = (
      await ask(site, null, 'GET', `${page.replace('/guardian', '/guardian-consents')}/films`)
    ).json
    assert.deepEqual(
      [films[0].film.title.original, films[0].changes[0].what, films[0].toSee],
      ['屋上の雨', 'words', false],
    )
    await ask(site, null, 'PUT', `${link}/seen`)
    assert.deepEqual(subjectsOf(await listen()), { aoi: [said.saw] })
    await ask(site, aoi, 'PATCH', `/films/${filmId}`, { title: { original: title } })
    await listen()

    await takeConsentBack(site, link)
    const gone = await listen()
    assert.deepEqual(subjectsOf(gone), { aoi: [said.withdrew, said.unpublished] })
    await ask(site, null, 'DELETE', `${link}/refusal`)
    assert.deepEqual(subjectsOf(await listen()), {}, 'read on the page')
    await remember(site)
  })

test('every story of the catalogue has been told', () => {
  const told = Object.entries(catalogue).filter(([, { weight }]) => weight !== 'timeline')
  assert.deepEqual([...toldKinds].sort(), told.map(([kind]) => kind).sort())
})

const words = {
  ja: {
    received: '『屋上の雲』応募しました',
    askNow: /保護者の方にお願いしてください。\n\n同意をお願いする\nhttp:\S+#guardian/,
    refused: '『屋上の雲』保護者が同意しませんでした',
    published: '『屋上の雲』公開しました',
    thanks: 'お子さまの作品の公開への同意を受け付けました',
    agreed: /■ 保護者が同意しました/,
    toGuardian: /^保護者として同意をいただいている、お子さまの作品についてのお知らせです。/,
    held: '『屋上の雲』運営の確認のため保留中です',
    withdrew: '『屋上の雲』保護者が同意を取り消しました',
    unpublished: '『屋上の雲』非公開になりました',
    changed: '『屋上の雨』タイトルや紹介文が変わりました',
    saw: '『屋上の雨』保護者が変更を確認しました',
  },
  en: {
    received: '屋上の雲: Submitted',
    askNow: /Ask your guardian for it\.\n\nAsk for consent\nhttp:\S+#guardian/,
    refused: '屋上の雲: Your guardian didn’t consent',
    published: '屋上の雲: Published',
    thanks: 'You’ve consented to publishing your child’s films',
    agreed: /■ Your guardian has consented/,
    toGuardian: /^This is about a film by your child, for whom you have consented as a guardian\./,
    held: '屋上の雲: On hold while the festival reviews it',
    withdrew: '屋上の雲: Your guardian has withdrawn consent',
    unpublished: '屋上の雲: No longer public',
    changed: '屋上の雨: The title or description has changed',
    saw: '屋上の雨: Your guardian has seen the change',
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
