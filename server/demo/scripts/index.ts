import type { FilmScript } from '../film/script.ts'
import { afterHello } from './after-hello.ts'
import { calm } from './calm.ts'
import { danchi } from './danchi.ts'
import { hundredAndEight } from './hundred-and-eight.ts'
import { landing } from './landing.ts'
import { lastShow } from './last-show.ts'
import { lateSound } from './late-sound.ts'
import { lightFor120Yen } from './light-for-120-yen.ts'
import { longestCloud } from './longest-cloud.ts'
import { seatInTheSteam } from './seat-in-the-steam.ts'
import { sevenLights } from './seven-lights.ts'
import { seventeenthFloor } from './seventeenth-floor.ts'
import { shelter } from './shelter.ts'
import { twentyFiveMetres } from './twenty-five-metres.ts'
import { umbrella } from './umbrella.ts'
import { untilDry } from './until-dry.ts'
import { windowSeat } from './window-seat.ts'

/** Every film of the demo, in the order in which they are made: the quick ones first. */
export const scripts: readonly FilmScript[] = [
  seventeenthFloor,
  umbrella,
  untilDry,
  danchi,
  calm,
  hundredAndEight,
  seatInTheSteam,
  longestCloud,
  windowSeat,
  lightFor120Yen,
  lateSound,
  landing,
  sevenLights,
  afterHello,
  lastShow,
  twentyFiveMetres,
  shelter,
]
