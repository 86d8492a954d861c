/** 9:16, the size that phones shoot and the festival shows. */
const frameSize = { width: 1080, height: 1920 }

type Facing = 'user' | 'environment'
export type Take = { blob: Blob; ms: number }

/**
 * A camera whose picture is drawn into an upright frame of fixed size and recorded from there: so a take may be
 * shot with either camera and at any turn of the phone, and all takes have the same shape and can be joined.
 * One recorder for each take, not one that is paused: a take can be deleted, and a changed camera does not end
 * the recording.
 */
export type Camera = {
  canvas: HTMLCanvasElement
  flip(): Promise<void>
  facing(): Facing
  record(): void
  stop(): Promise<Take>
  close(): void
}

export const canShoot = (): boolean =>
  'mediaDevices' in navigator &&
  'MediaRecorder' in globalThis &&
  'captureStream' in HTMLCanvasElement.prototype

export const openCamera = async (): Promise<Camera> => {
  let facing: Facing = 'environment'
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  const sound = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false, noiseSuppression: false },
  })
  let picture = await look(facing)
  const show = async () => {
    video.srcObject = picture
    await video.play()
  }
  await show()
  const canvas = document.createElement('canvas')
  Object.assign(canvas, frameSize)
  const context = canvas.getContext('2d', { alpha: false })
  let frame = 0
  const draw = () => {
    if (context) drawUpright(context, video, facing === 'user')
    frame = requestAnimationFrame(draw)
  }
  draw()
  const stream = new MediaStream([...canvas.captureStream(30).getVideoTracks(), ...sound.getAudioTracks()])
  let recorder: MediaRecorder | null = null
  let parts: Blob[] = []
  let begun = 0
  return {
    canvas,
    facing: () => facing,
    async flip() {
      for (const track of picture.getTracks()) track.stop()
      facing = facing === 'user' ? 'environment' : 'user'
      picture = await look(facing)
      await show()
    },
    record() {
      parts = []
      recorder = new MediaRecorder(stream, {
        ...typeOf(),
        videoBitsPerSecond: 10_000_000,
        audioBitsPerSecond: 160_000,
      })
      recorder.ondataavailable = ({ data }) => data.size > 0 && parts.push(data)
      begun = performance.now()
      recorder.start(1000)
    },
    stop: () =>
      new Promise((resolve) => {
        if (!recorder) return
        const done = recorder
        const ms = performance.now() - begun
        done.onstop = () => resolve({ blob: new Blob(parts, { type: done.mimeType }), ms })
        done.stop()
        recorder = null
      }),
    close() {
      cancelAnimationFrame(frame)
      if (recorder?.state === 'recording') recorder.stop()
      for (const track of [...picture.getTracks(), ...stream.getTracks()]) track.stop()
      video.srcObject = null
    },
  }
}

const look = (facing: Facing): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    video: {
      facingMode: { ideal: facing },
      width: { ideal: 1920 },
      height: { ideal: 1080 },
      frameRate: { ideal: 30 },
    },
  })

/** Fills the upright frame from the middle of the camera's picture; one's own face is seen as in a mirror. */
const drawUpright = (context: CanvasRenderingContext2D, video: HTMLVideoElement, mirrored: boolean): void => {
  const { videoWidth, videoHeight } = video
  if (!videoWidth) return
  const { width, height } = frameSize
  const scale = Math.max(width / videoWidth, height / videoHeight)
  const [w, h] = [videoWidth * scale, videoHeight * scale]
  context.setTransform(mirrored ? -1 : 1, 0, 0, 1, mirrored ? width : 0, 0)
  context.drawImage(video, (width - w) / 2, (height - h) / 2, w, h)
}

/** MP4 where the browser writes it, else WebM; both are read and joined here and prepared by the server. */
const typeOf = (): { mimeType?: string } => {
  const mimeType = [
    'video/mp4;codecs=avc1.640028,mp4a.40.2',
    'video/webm;codecs=vp9,opus',
    'video/webm;codecs=vp8,opus',
    'video/mp4',
  ].find((type) => MediaRecorder.isTypeSupported(type))
  return mimeType ? { mimeType } : {}
}
