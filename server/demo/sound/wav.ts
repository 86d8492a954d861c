import { rate, type Stereo } from './wave.ts'

/** 16-bit PCM with a RIFF header. */
export function toWav(sound: Stereo): Buffer {
  const frames = sound.left.length
  const file = Buffer.alloc(44 + frames * 4)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + frames * 4, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(2, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate * 4, 28)
  file.writeUInt16LE(4, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(frames * 4, 40)
  for (let at = 0; at < frames; at++) {
    file.writeInt16LE(Math.round((sound.left[at] as number) * 32767), 44 + at * 4)
    file.writeInt16LE(Math.round((sound.right[at] as number) * 32767), 46 + at * 4)
  }
  return file
}
