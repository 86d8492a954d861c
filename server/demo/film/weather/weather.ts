import type { WeatherElement } from '../script.ts'
import { bokeh, passing, rings, steam, trickles } from './near.ts'
import type { Scene } from './scene.ts'
import { shells } from './shells.ts'
import { dust, fireflies, rain, snow, star } from './sky.ts'

/** Draws one kind of weather into the frame. */
export function drawWeather(scene: Scene, weather: WeatherElement): void {
  switch (weather.kind) {
    case 'snow':
      return snow(scene, weather)
    case 'rain':
      return rain(scene, weather)
    case 'rings':
      return rings(scene, weather)
    case 'dust':
      return dust(scene, weather)
    case 'fireflies':
      return fireflies(scene, weather)
    case 'steam':
      return steam(scene, weather)
    case 'bokeh':
      return bokeh(scene, weather)
    case 'shells':
      return shells(scene, weather)
    case 'trickles':
      return trickles(scene, weather)
    case 'passing':
      return passing(scene, weather)
    case 'star':
      return star(scene, weather)
  }
}
