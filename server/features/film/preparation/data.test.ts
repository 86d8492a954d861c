import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { createFfmpeg } from '#platform/ffmpeg/run.ts'
import { probeSandbox } from '#platform/ffmpeg/sandbox.ts'
import { inspect } from '#platform/media/inspect.ts'
import { readLoudness } from '#platform/media/loudness.ts'
import { type Reason, Unpreparable } from '#platform/media/reasons.ts'
import { type First, type MadeRendition, makeFirst, makePoster, makeRest } from './prepare.ts'

/**
 * Real and crafted files, kept outside the repository: VERTICALE_TEST_DATA, or ../shared/data beside it. What
 * becomes of each is the policy of this table.
 */
const data = process.env.VERTICALE_TEST_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const videos = join(data, 'videos')
const skip = existsSync(videos) ? false : `no test videos at ${videos}; set VERTICALE_TEST_DATA`

/** Displayed size, upright and with square pixels. */
const good: Record<string, [number, number]> = {
  'anamorphic_sar2x1.mp4': [1280, 360],
  'av1_mp4_mono.mp4': [1080, 720],
  'avi_mpeg4_mp3.avi': [960, 400],
  'cam_gopro_gpmf_telemetry_gps.mp4': [848, 480],
  'chapters_text_track.mp4': [1080, 720],
  'crafted_120fps_vertical.mp4': [720, 1280],
  'crafted_3frames_0.1s.mp4': [360, 640],
  'crafted_aac51_vertical.mp4': [720, 1280],
  'crafted_audio_shorter_than_video.mp4': [360, 640],
  'crafted_cover_art_attached_pic.mp4': [320, 180],
  'crafted_gps_tokyo_japanese_tags.mov': [640, 360],
  'crafted_odd_321x241_vp9.webm': [321, 241],
  'crafted_opus_in_mp4_vertical.mp4': [540, 960],
  'crafted_rot270.mp4': [360, 640],
  'editlist_aac.mp4': [854, 480],
  'h264_10bit.mp4': [200, 200],
  'ipod_85s_10fps.m4v': [320, 240],
  'mediarecorder_chrome_vp9_opus_noduration.webm': [1280, 720],
  'mp3_audio_in_mp4.mp4': [640, 360],
  'noaudio_start_0.226s.mp4': [640, 480],
  'partially_fragmented.mp4': [1080, 720],
  'phone_3gp5brand_rot90_location0.mp4': [720, 1280],
  'phone_android10_slowmo240_vfr_noaudio.mp4': [1280, 720],
  'phone_android12_portrait_4k60_rot90.mp4': [2160, 3840],
  'phone_android_hdr10_pq_hevc10_vfr.mp4': [1920, 1080],
  'phone_android_hevc_rot90_gps_metadata_track.mp4': [1080, 1920],
  'phone_flir_portrait_vfr_gps.mp4': [1080, 1440],
  'phone_ipad2_rot180.mov': [568, 320],
  'phone_iphone12promax_dolbyvision_hlg_rot90_gps.mov': [1080, 1920],
  'phone_iphone4s_portrait_rot90_gps_mono.mov': [320, 568],
  'phone_iphone6s_portrait_rot90_gps_mebx.mov': [720, 1280],
  'phone_iphone_hdr_hlg_rot90_gps_noaudio.mov': [1080, 1920],
  'phone_landscape_gps_720p.mp4': [1280, 720],
  'plain_320x180_10s.mp4': [320, 180],
  'portrait_native_720x1080_mono_moovlast.mp4': [720, 1080],
  'rot90_plus_mirror.mp4': [720, 1080],
  'square_1080_vp9_noaudio.webm': [1080, 1080],
  'subtitles_srt.mkv': [1080, 720],
  'vfr_cursed_3026x1386_noaudio.mp4': [3026, 1386],
  'webm_vp8_vorbis.webm': [1280, 720],
  'webm_vp9_alpha.webm': [200, 200],
  'names/-video-with-dash-.mp4': [1, 1],
  "names/te[s]t_ video ' _ .flv": [320, 240],
}

/** A reason, or the size of the film that it becomes although something about it is odd. */
const bad: Record<string, Reason | [number, number]> = {
  // nothing is wrong with their pictures, and what is odd about them is not served
  'all_black_3s.mp4': [360, 640],
  'cover_art_12000x12000.mp4': [360, 640],
  'duration_header_136_years.mp4': [360, 640],
  'editlist_hides_898s.mp4': [64, 64],
  'huge_declared_dims_65535.mp4': [360, 640],
  'metadata_injection_xss_sqli.mp4': [360, 640],
  'polyglot_mp4_html.mp4': [360, 640],
  'real_vp8_transparency_faulty.webm': [1920, 1080],
  'sibling_upload.ts': [360, 640],
  'subtitle_track_xss.mp4': [360, 640],
  // the upload itself is the obstacle
  'bitflips_mdat.mp4': 'media_damaged',
  'box_size_64bit_max.mp4': 'media_incomplete',
  'ftyp_only.mp4': 'media_incomplete',
  'html_script_renamed.mp4': 'media_unknown_format',
  'mov_external_dref_file.mov': 'media_points_elsewhere',
  'negative_cluster_timestamps.mkv': 'media_timeline_broken',
  'png_bomb_50000x50000_renamed.mp4': 'media_picture',
  'real_all_zero_timestamps_0fps.mp4': 'media_timeline_broken',
  'real_audio_only.mp4': 'media_sound_only',
  'real_clusterfuzz_6093954524250112.mp4': 'media_incomplete',
  'real_empty_flv_13bytes.flv': 'media_damaged',
  'real_encrypted_cenc.mp4': 'media_encrypted',
  'real_encrypted_subsample.webm': 'media_encrypted',
  'real_flvmeta_poc2.flv': 'media_damaged',
  'real_heic_renamed.mp4': 'media_picture',
  'real_init_segment_only_encrypted.mp4': 'media_encrypted',
  'real_invalid_nalu.mp4': 'media_damaged',
  'real_malformed_free_box.mp4': 'media_incomplete',
  'real_moov_missing.mp4': 'media_incomplete',
  'real_mozilla_0-timescale.mp4': 'media_timeline_broken',
  'real_mp4ff_fuzz_03385bd2.mp4': 'media_encrypted',
  'real_mp4ff_fuzz_1a7b8a41.mp4': 'media_damaged',
  'real_negative_timescale.mp4': 'media_incomplete',
  'real_png_2048_renamed.mp4': 'media_picture',
  'real_truncated_at_100000_bytes.mp4': 'media_incomplete',
  'real_unsupported_codec_vvc.mp4': 'media_codec_unknown',
  'real_wav_oversized_id3_renamed.mp4': 'media_sound_only',
  'real_zero_empty_stsc.mp4': 'media_incomplete',
  'single_frame.mp4': 'media_single_picture',
  'ssrf_ffconcat.mp4': 'media_unknown_format',
  'ssrf_m3u8_file_etc_passwd.mp4': 'media_unknown_format',
  'ssrf_m3u8_localhost_http.mp4': 'media_unknown_format',
  'ssrf_m3u8_sibling_upload.mp4': 'media_unknown_format',
  'ssrf_sdp.mp4': 'media_unknown_format',
  'ssrf_svg_file_http.svg.mp4': 'media_unknown_format',
  'stco_count_1073741823.mp4': 'media_damaged',
  'stsz_4294967280_samples.mp4': 'media_damaged',
  'stts_all_deltas_zero_0fps.mp4': 'media_timeline_broken',
  'timestamp_gap_100000s.mp4': 'media_timeline_broken',
  'truncated_before_moov.mp4': 'media_incomplete',
  'xml_billion_laughs.svg': 'media_unknown_format',
  'zero_bytes.mp4': 'media_empty',
  'zip_bomb_compressed_moov_300MB.mov': 'media_unknown_format',
  'zip_of_mp4_renamed.mp4': 'media_unknown_format',
}

const ffmpeg = createFfmpeg(probeSandbox)
const work = mkdtempSync(join(tmpdir(), 'verticale-data-'))
const hits: string[] = []
const canary = createServer((request, reply) => {
  hits.push(request.url ?? '')
  reply.end()
})
before(
  () =>
    new Promise<void>((resolve) => canary.listen(8099, '127.0.0.1', resolve).once('error', () => resolve())),
)
after(() => {
  canary.close()
  rmSync(work, { recursive: true, force: true })
})

type Made = { folder: string; width: number; height: number; first: First; renditions: MadeRendition[] }

async function make(file: string, { whole }: { whole: boolean }): Promise<Made> {
  const folder = join(work, basename(file))
  const film = await inspect(ffmpeg, file)
  const making = { ffmpeg, file, folder, cores: 2, nice: 5 }
  const first = await makeFirst(making, film, null)
  const poster = await makePoster(making, film, film.durationMs / 2)
  assert.ok(poster.jpeg.length > 100 && poster.thumbhash.length > 8)
  const rest = whole ? await makeRest(making, film) : []
  return { folder, width: film.width, height: film.height, first, renditions: [first.rendition, ...rest] }
}

test('every file of the collection has its line in the policy', { skip }, () => {
  const all = (folder: string) =>
    readdirSync(join(videos, folder), { recursive: true })
      .map(String)
      .filter((name) => statSync(join(videos, folder, name)).isFile())
  assert.deepEqual(all('good').sort(), Object.keys(good).sort())
  assert.deepEqual(all('bad').sort(), Object.keys(bad).sort())
})

for (const [name, size] of Object.entries(good))
  test(`${name} becomes a film that plays upright`, { skip }, async () => {
    const file = join(videos, 'good', name)
    const made = await make(file, { whole: statSync(file).size < 1_000_000 })
    assert.deepEqual([made.width, made.height], size)
    for (const rendition of made.renditions) expectPlayable(rendition)
    expectNothingOfTheCamera(made, file)
    await expectLevelled(made)
    if (/rot|portrait|phone_3gp5/.test(name) && !/hdr|hlg/.test(name)) expectSamePicture(file, made)
    rmSync(made.folder, { recursive: true, force: true })
  })

for (const [name, outcome] of Object.entries(bad))
  test(`${name} ends in ${Array.isArray(outcome) ? 'a film' : outcome}`, { skip }, async () => {
    const file = join(videos, 'bad', name)
    if (Array.isArray(outcome)) {
      const made = await make(file, { whole: false })
      assert.deepEqual([made.width, made.height], outcome)
      for (const rendition of made.renditions) expectPlayable(rendition)
      for (const secret of ['<script', 'DROP TABLE', 'jndi'])
        assert.equal(readFileSync(made.first.start).includes(secret), false)
      rmSync(made.folder, { recursive: true, force: true })
      return
    }
    await assert.rejects(make(file, { whole: false }), (error) => {
      assert.ok(error instanceof Unpreparable, String(error))
      assert.equal(error.reason, outcome)
      return true
    })
  })

test('no file made the program fetch an address', { skip }, () => assert.deepEqual(hits, []))

type Probed = { streams: Record<string, unknown>[]; packets: { pts_time: string; flags: string }[] }

const probed = (file: string): Probed =>
  JSON.parse(
    String(
      execFileSync(
        'ffprobe',
        ['-v', 'error', '-show_streams', '-show_packets', '-of', 'json', `file:${file}`],
        { maxBuffer: 1 << 28 },
      ),
    ),
  )

function expectPlayable({ file, rung, track }: MadeRendition): void {
  const { streams, packets } = probed(file)
  const [stream = {}] = streams
  assert.equal(streams.length, 1)
  const {
    codec_name,
    pix_fmt,
    color_space,
    color_transfer,
    color_primaries,
    width,
    height,
    sample_aspect_ratio,
  } = stream
  assert.deepEqual(
    [codec_name, pix_fmt, color_space, color_transfer, color_primaries],
    ['h264', 'yuv420p', 'bt709', 'bt709', 'bt709'],
  )
  assert.deepEqual([width, height], [rung.width, rung.height])
  assert.ok(sample_aspect_ratio === '1:1' || sample_aspect_ratio === undefined)
  assert.equal(stream.side_data_list, undefined)
  // ffprobe moves fragments with signed offsets by their reordering delay
  const begin = Math.min(...packets.map(({ pts_time }) => Number(pts_time)))
  const keys = packets
    .filter(({ flags }) => flags.startsWith('K'))
    .map(({ pts_time }) => Number(pts_time) - begin)
  assert.equal(keys.length, track.segments.length)
  for (const [n, key] of keys.entries())
    assert.ok(Math.abs(key - n * 2) < 0.06 * (n + 1), `keyframe ${n} at ${key}`)
}

/** Positions, devices and names that stand in the source may not stand in anything that is served. */
function expectNothingOfTheCamera({ first, renditions }: Made, source: string): void {
  const bytes = readFileSync(source).toString('latin1')
  const secrets = [
    ...(bytes.match(/[+-]\d{2}\.\d{3,6}[+-]\d{3}\.\d{3,6}/g) ?? []),
    'Apple',
    'iPhone',
    'GPMF',
    'mebx',
    'com.android',
  ]
  for (const file of [
    first.start,
    ...renditions.map((rendition) => rendition.file),
    ...(first.sound ? [first.sound.file] : []),
  ]) {
    const served = readFileSync(file).toString('latin1')
    for (const secret of secrets) assert.equal(served.includes(secret), false, `${secret} in ${file}`)
    assert.ok(
      probed(file).streams.every(({ codec_type }) => codec_type === 'video' || codec_type === 'audio'),
    )
  }
}

async function expectLevelled({ first }: Made): Promise<void> {
  if (!first.sound || !first.originalLoudness) return
  const outcome = await ffmpeg.run({
    program: 'ffmpeg',
    out: dirname(first.sound.file),
    limits: { wallMs: 60_000, memoryBytes: 1 << 30, fileBytes: 1 << 20 },
    args: ({ out }) => [
      '-i',
      `${out}/audio.mp4`,
      '-af',
      'ebur128=peak=true:framelog=verbose',
      '-f',
      'null',
      '-',
    ],
  })
  const { lufs, peak } = readLoudness(outcome.log)
  assert.ok(peak === null || peak <= -1.5, `true peak ${peak}`)
  // R 128 needs 400 ms; what it called silence stays silent
  if (first.originalLoudness.lufs !== null && first.sound.track.duration > 0.5)
    assert.ok(lufs !== null && Math.abs(lufs + 16) <= 1, `${lufs} LUFS`)
}

/** The first picture, as ffmpeg itself turns it. */
function expectSamePicture(source: string, { first }: Made): void {
  const small = (file: string) =>
    execFileSync('ffmpeg', [
      '-v',
      'error',
      '-i',
      `file:${file}`,
      '-frames:v',
      '1',
      '-vf',
      'scale=36:64,format=rgb24',
      '-f',
      'rawvideo',
      '-',
    ])
  const [one, other] = [small(source), small(first.rendition.file)]
  const off = one.reduce((sum, value, n) => sum + Math.abs(value - (other[n] ?? 0)), 0) / one.length
  assert.ok(off < 6, `${off.toFixed(1)} levels apart`)
}
