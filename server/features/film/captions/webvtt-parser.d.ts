/** What is used of the W3C's webvtt.js, which brings no types. */
declare module 'webvtt-parser' {
  namespace webvtt {
    type CueSettings = {
      direction?: 'rl' | 'lr'
      linePosition?: number
      snapToLines?: boolean
      lineAlign?: string
      textPosition?: number
      positionAlign?: string
      size?: number
      alignment?: string
    }
    type Node =
      | { type: 'text'; value: string }
      | { type: 'timestamp'; value: number }
      | { type: 'object'; name: string; classes: string[]; value?: string; children: Node[] }
    type OnError = (message: string, column: number) => void
  }
  const webvtt: {
    WebVTTCueTimingsAndSettingsParser: new (
      line: string,
      onError: webvtt.OnError,
    ) => { parse(cue: webvtt.CueSettings, previousStart: number): true | undefined }
    WebVTTCueTextParser: new (
      text: string,
      onError: webvtt.OnError,
      mode: 'metadata',
      entities: Record<string, string>,
    ) => { parse(start: number, end: number): { children: webvtt.Node[] } }
  }
  export default webvtt
}
