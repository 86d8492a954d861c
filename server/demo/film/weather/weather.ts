import type { WeatherElement } from '../script.ts'
import { bokeh, passing, rings, steam, trickles } from './near.ts'
import type { Scene } from './scene.ts'
import { shells } from './shells.ts'
import { dust, fireflies, rain, snow, star } from './sky.ts'

/** Draws one kind of weather into the frame. */
export function drawWeather(scene: Scene, weather: WeatherElement): void {
  switch (weather.kind) {
    case 'snow':
      snow(scene, weather)
      break
    case 'rain':
      rain(scene, weather)
      break
    case 'rings':
      rings(scene, weather)
      break
    case 'dust':
      dust(scene, weather)
      break
    case 'fireflies':
      fireflies(scene, weather)
      break
    case 'steam':
      steam(scene, weather)
      break
    case 'bokeh':
      bokeh(scene, weather)
      break
    case 'shells':
      shells(scene, weather)
      break
    case 'trickles':
      trickles(scene, weather)
      break
    case 'passing':
      passing(scene, weather)
      break
    case 'star':
      star(scene, weather)
      break
  }
}
