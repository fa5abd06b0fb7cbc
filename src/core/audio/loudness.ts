// Loudness after ITU-R BS.1770-4 (K-weighting), of one 400 ms block: the attack of a note, which is what
// neighbouring samples are matched by. Filter design for any rate as in libebur128.
import { countFrames, type Pcm } from './pcm.ts';

const BLOCK_SECONDS = 0.4;

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

/** Loudness in LUFS of the first 400 ms (silence follows a shorter sound); -Infinity for silence. */
export function attackLoudness(pcm: Pcm): number {
  const frames = Math.round(BLOCK_SECONDS * pcm.sampleRate);
  const stages = kWeighting(pcm.sampleRate);
  let power = 0;
  for (const channel of pcm.channels) {
    const head = new Float64Array(frames);
    head.set(channel.subarray(0, Math.min(frames, countFrames(pcm))));
    for (const value of stages.reduce(filter, head)) power += value ** 2 / frames;
  }
  return -0.691 + 10 * Math.log10(power);
}

/**
 * Gains in dB that put each sample on the local trend of its neighbours (a triangular average over
 * `reach` on either side): bumps between neighbours go, the instrument's balance of low and high stays.
 * @param loudness LUFS by rising pitch
 */
export function levellingGains(loudness: readonly number[], reach = 4): readonly number[] {
  return loudness.map((own, i) => {
    let [sum, weights] = [0, 0];
    // The reach shrinks alike on both sides at the ends, or the slope there would be flattened.
    const span = Math.min(reach, i, loudness.length - 1 - i);
    for (let k = -span; k <= span; k++) {
      const weight = span + 1 - Math.abs(k);
      sum += weight * loudness[i + k]!;
      weights += weight;
    }
    return sum / weights - own;
  });
}
