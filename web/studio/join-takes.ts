import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MATROSKA,
  MkvOutputFormat,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny'

/**
 * Makes one film of several takes by setting their packets one after the other; nothing is encoded again. The
 * takes come from one recorder's settings, so picture and sound have the same form throughout.
 */
export const joinTakes = async (takes: readonly Blob[]): Promise<File> => {
  const inputs = takes.map(
    (take) => new Input({ source: new BlobSource(take), formats: [MP4, QTFF, WEBM, MATROSKA] }),
  )
  try {
    const first = inputs[0]
    const video = await first?.getPrimaryVideoTrack()
    const audio = await first?.getPrimaryAudioTrack()
    const videoCodec = await video?.getCodec()
    const audioCodec = await audio?.getCodec()
    if (!first || !videoCodec) throw new Error('The first take has no picture')
    const format = formatFor(videoCodec, audioCodec ?? null)
    const target = new BufferTarget()
    const output = new Output({ format, target })
    const pictures = new EncodedVideoPacketSource(videoCodec)
    output.addVideoTrack(pictures)
    const sounds = audioCodec ? new EncodedAudioPacketSource(audioCodec) : null
    if (sounds) output.addAudioTrack(sounds)
    await output.start()
    let from = 0
    for (const input of inputs) from = await append(input, from, pictures, sounds)
    await output.finalize()
    const type = format instanceof Mp4OutputFormat ? 'video/mp4' : 'video/webm'
    const name = `${new Date().toISOString().slice(0, 16).replace(/[-:T]/g, '')}.${type.slice(6)}`
    return new File([target.buffer ?? new ArrayBuffer(0)], name, { type })
  } finally {
    for (const input of inputs) input.dispose()
  }
}

const formatFor = (video: string, audio: string | null) => {
  if (video === 'vp8' || video === 'vp9') return new WebMOutputFormat()
  return audio === 'aac' || audio === null
    ? new Mp4OutputFormat({ fastStart: 'in-memory' })
    : new MkvOutputFormat()
}

/** Returns where the next take begins: after the longer of picture and sound, so that they never drift apart. */
const append = async (
  input: Input,
  from: number,
  pictures: EncodedVideoPacketSource,
  sounds: EncodedAudioPacketSource | null,
): Promise<number> => {
  const video = await input.getPrimaryVideoTrack()
  const audio = await input.getPrimaryAudioTrack()
  if (!video) return from
  const begins = Math.min(
    await video.getFirstTimestamp(),
    audio ? await audio.getFirstTimestamp() : Number.POSITIVE_INFINITY,
  )
  let end = from
  const videoConfig = await video.getDecoderConfig()
  const audioConfig = (await audio?.getDecoderConfig()) ?? null
  const pour = async (
    packets: AsyncIterable<import('mediabunny').EncodedPacket>,
    add: (packet: import('mediabunny').EncodedPacket) => Promise<void>,
  ) => {
    for await (const packet of packets) {
      const timestamp = from + packet.timestamp - begins
      end = Math.max(end, timestamp + packet.duration)
      await add(packet.clone({ timestamp }))
    }
  }
  await Promise.all([
    pour(new EncodedPacketSink(video).packets(), (packet) =>
      pictures.add(packet, { decoderConfig: videoConfig ?? undefined }),
    ),
    ...(audio && sounds
      ? [
          pour(new EncodedPacketSink(audio).packets(), (packet) =>
            sounds.add(packet, { decoderConfig: audioConfig ?? undefined }),
          ),
        ]
      : []),
  ])
  return end
}
