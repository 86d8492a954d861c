/** The colour that the decoded frames carry, in ffmpeg's words; '' or 'unknown' where nothing is said. */
export type Colour = {
  range: string
  matrix: string
  primaries: string
  transfer: string
  /** Short edge in pixels, for guessing what old files leave unsaid. */
  shortEdge: number
}

export const isHdr = ({ transfer }: Colour): boolean =>
  transfer === 'smpte2084' || transfer === 'arib-std-b67'

/**
 * Filters that bring any picture to 8-bit BT.709, limited range. HLG and PQ are tone-mapped (BT.2408 puts
 * reference white at 203 cd/m²); wide gamuts are converted; other pictures only change their matrix and range where they differ.
 */
export function colourFilters(colour: Colour): string[] {
  const matrix = known(colour.matrix) ?? (colour.shortEdge >= 720 ? 'bt709' : 'smpte170m')
  const range = colour.range === 'pc' ? 'full' : 'limited'
  if (isHdr(colour))
    return [
      `zscale=min=${zMatrix(colour.matrix, 'bt2020nc')}:pin=${zName(colour.primaries, 'bt2020')}:tin=${colour.transfer}:rin=${range}:t=linear:npl=203:p=bt709`,
      'format=gbrpf32le',
      'tonemap=hable:desat=0:peak=4.9',
      'zscale=t=bt709:m=bt709:p=bt709:r=limited',
      'format=yuv420p',
    ]
  if (wide.includes(colour.primaries))
    return [
      `zscale=min=${zMatrix(matrix, 'bt709')}:pin=${zName(colour.primaries, 'bt709')}:tin=bt709:rin=${range}:t=bt709:m=bt709:p=bt709:r=limited`,
      'format=yuv420p',
    ]
  if (matrix === 'bt709' && range === 'limited') return ['format=yuv420p']
  return [
    `scale=in_color_matrix=${swsMatrix(matrix)}:out_color_matrix=bt709:in_range=${range}:out_range=limited`,
    'format=yuv420p',
  ]
}

const wide = ['bt2020', 'smpte431', 'smpte432']

const known = (name: string) =>
  name && !['unknown', 'unspecified', 'reserved'].includes(name) ? name : undefined

const zNames = [
  'bt709',
  'bt470m',
  'bt470bg',
  'smpte170m',
  'smpte240m',
  'film',
  'bt2020',
  'smpte428',
  'smpte431',
  'smpte432',
]
const zName = (name: string, otherwise: string) => (zNames.includes(name) ? name : otherwise)

const zMatrices = ['bt709', 'fcc', 'bt470bg', 'smpte170m', 'smpte240m', 'ycgco', 'bt2020nc', 'bt2020c', 'gbr']
const zMatrix = (name: string, otherwise: string) => (zMatrices.includes(name) ? name : otherwise)

/** swscale knows fewer names; RGB sources need none. */
function swsMatrix(name: string): string {
  if (name === 'bt709' || name === 'fcc' || name === 'smpte240m') return name
  if (name.startsWith('bt2020')) return 'bt2020'
  return name === 'gbr' ? 'auto' : 'bt601'
}
