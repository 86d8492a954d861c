/** Begin and end in seconds of the film, and what is said; not while a title stands in the picture. */
export type Caption = readonly [from: number, to: number, ja: string, en: string]

export const captions = {
  lightFor120Yen: [
    [3.5, 6.6, 'いちばん近いコンビニまで、二キロ。', 'The nearest shop is two kilometres away.'],
    [7.4, 9.6, '百二十円。', 'A hundred and twenty yen.'],
    [10.7, 12.6, '［缶の落ちる音］', '[a can drops]'],
    [13.2, 16.4, 'ここだけ、\n夜じゃないみたい。', 'Only here\nit isn’t night.'],
  ],
  landing: [
    [3.5, 6.7, '三時四十分。\n光が、踊り場にとどく。', 'Twenty to four.\nThe sun reaches the landing.'],
    [7.4, 9.8, '降りてこないと\n会えないよ。', 'You have to come down\nto meet me.'],
    [10.2, 12.2, 'のぼってこないと、\nでしょう。', 'You mean,\nI have to come up.'],
    [13.4, 16.6, 'あと、三分。', 'Three minutes left.'],
  ],
  sevenLights: [
    [3.5, 6.2, '終電は、もう行ってしまった。', 'The last train has gone.'],
    [6.6, 8.8, '一つめ。止まった時計。', 'One: a clock that has stopped.'],
    [9.2, 11.6, '二つめ。百二十円。', 'Two: a hundred and twenty yen.'],
    [12.0, 14.2, '三つめ。だれかの四〇六号室。', 'Three: somebody’s 406.'],
    [14.6, 17.0, '四つめ。湯気。', 'Four: steam.'],
    [17.4, 19.8, '五つめ。かけなかった電話。', 'Five: a call we did not make.'],
    [20.2, 22.6, '六つめ。見たのは、一人だけ。', 'Six: only one of us saw it.'],
    [23.6, 27.0, '七つめ。', 'Seven.'],
  ],
  afterHello: [
    [4.6, 6.8, '［呼び出し音］', '[it rings]'],
    [7.2, 9.0, '［呼び出し音］', '[it rings]'],
    [9.4, 11.6, 'もしもし。', 'Hello?'],
    [12.4, 15.2, '……おかけになった番号は。', '… the number you have dialled.'],
  ],
  lastShow: [
    [1.4, 5.0, '四十年で、\nいちばん静かな満席です。', 'In forty years,\nour quietest full house.'],
    [15.4, 18.6, 'お忘れもののないように。', 'Please leave nothing behind.'],
  ],
  windowSeat: [
    [3.5, 6.8, '終点まで、眠るつもりだった。', 'I meant to sleep to the end of the line.'],
    [8.0, 11.4, 'しずくは、\nまっすぐには落ちない。', 'Drops never fall\nin a straight line.'],
  ],
  calm: [
    [3.5, 6.6, '風が止まるのは、\n一日に二度だけ。', 'The wind stops\nonly twice a day.'],
    [15.4, 18.8, 'いま。', 'Now.'],
  ],
} as const satisfies Record<string, readonly Caption[]>

/** The captions of one language as WebVTT. */
export function webvtt(list: readonly Caption[], language: 'ja' | 'en'): string {
  const cues = list.map(
    ([from, to, ja, en]) => `${stamp(from)} --> ${stamp(to)}\n${language === 'ja' ? ja : en}\n`,
  )
  return `WEBVTT\n\n${cues.join('\n')}`
}

function stamp(seconds: number): string {
  const ms = Math.round(seconds * 1000)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}
