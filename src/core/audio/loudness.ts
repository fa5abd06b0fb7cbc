// Loudness after ITU-R BS.1770-4 (K-weighting) in its "momentary" form, 400 ms blocks: how loud a note
// gets, whether it is struck or swells. Filter design for any rate as in libebur128.
import type { Pcm } from './pcm.ts';

const BLOCK_SECONDS = 0.4;
const HOP_SECONDS = 0.1;

interface Biquad {
  readonly b: readonly [number, number, number];
  /** a1 and a2 with a0 = 1. */
  readonly a: readonly [number, number];
}

/** The high shelf (head) and the high pass (RLB) of BS.1770, by the bilinear transform. */
function kWeighting(sampleRate: number): readonly Biquad[] {
  const shelfK = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const shelfQ = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const shelf0 = 1 + shelfK / shelfQ + shelfK ** 2;
  const passK = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const passQ = 0.5003270373238773;
  const pass0 = 1 + passK / passQ + passK ** 2;
  return [
    {
      b: [
        (high + (band * shelfK) / shelfQ + shelfK ** 2) / shelf0,
        (2 * (shelfK ** 2 - high)) / shelf0,
        (high - (band * shelfK) / shelfQ + shelfK ** 2) / shelf0,
      ],
      a: [(2 * (shelfK ** 2 - 1)) / shelf0, (1 - shelfK / shelfQ + shelfK ** 2) / shelf0],
    },
    {
      b: [1, -2, 1],
      a: [(2 * (passK ** 2 - 1)) / pass0, (1 - passK / passQ + passK ** 2) / pass0],
    },
  ];
}

function filter(input: Float64Array, { b, a }: Biquad): Float64Array {
  const output = new Float64Array(input.length);
  let [z1, z2] = [0, 0];
  for (let i = 0; i < input.length; i++) {
    const x = input[i]!;
    const y = b[0] * x + z1;
    z1 = b[1] * x - a[0] * y + z2;
    z2 = b[2] * x - a[1] * y;
    output[i] = y;
  }
  return output;
}

/**
 * Loudness in LUFS of the loudest 400 ms (silence follows a shorter sound); -Infinity for silence.
 * One channel counts as one speaker; sound it from both and it is 3 LU louder.
 */
export function momentaryLoudness({ channels, sampleRate }: Pcm): number {
  const block = Math.round(BLOCK_SECONDS * sampleRate);
  const hop = Math.round(HOP_SECONDS * sampleRate);
  const stages = kWeighting(sampleRate);
  const filtered = channels.map((channel) => stages.reduce(filter, Float64Array.from(channel)));
  let loudest = 0;
  const length = channels[0]?.length ?? 0;
  for (let start = 0; start === 0 || start + block <= length; start += hop) {
    let power = 0;
    for (const channel of filtered)
      for (const value of channel.subarray(start, start + block)) power += value ** 2 / block;
    loudest = Math.max(loudest, power);
  }
  return -0.691 + 10 * Math.log10(loudest);
}

/** What remains of the slope from low to high notes: no sample is further from the mean than this. */
const MAX_SLOPE_LU = 1.2;

/**
 * Gains in dB that bring an instrument to `targetLufs` on the average. Bumps between neighbours go (each is
 * put on a triangular average over `reach` on either side); the slope from low to high is kept in shape and
 * flattened to within 1.2 LU of the mean, so that any two notes are within 3 LU.
 * @param loudness LUFS by rising pitch
 */
export function levellingGains(
  loudness: readonly number[],
  targetLufs: number,
  reach = 4,
): readonly number[] {
  const trend = loudness.map((_, i) => {
    let [sum, weights] = [0, 0];
    // The reach shrinks alike on both sides at the ends, or the slope there would be flattened.
    const span = Math.min(reach, i, loudness.length - 1 - i);
    for (let k = -span; k <= span; k++) {
      const weight = span + 1 - Math.abs(k);
      sum += weight * loudness[i + k]!;
      weights += weight;
    }
    return sum / weights;
  });
  const mean = trend.reduce((sum, value) => sum + value, 0) / trend.length;
  const steepest = Math.max(...trend.map((value) => Math.abs(value - mean)));
  const kept = steepest > MAX_SLOPE_LU ? MAX_SLOPE_LU / steepest : 1;
  return loudness.map((own, i) => targetLufs + kept * (trend[i]! - mean) - own);
}
