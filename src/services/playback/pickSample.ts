// Which recording plays a note: the layer nearest in force, then the note nearest in pitch.

export interface Recorded {
  readonly pitch: number;
  readonly velocity: number;
}

/** Of two equally near, the lower note: played faster it keeps its brightness. @param samples at least one */
export function pickSample<Sample extends Recorded>(
  samples: readonly Sample[],
  pitch: number,
  velocity: number,
): Sample {
  const nearest = (pool: readonly Sample[], distance: (sample: Sample) => number): Sample =>
    pool.reduce((best, sample) => (distance(sample) < distance(best) ? sample : best));
  const layer = nearest(samples, (sample) => Math.abs(sample.velocity - velocity)).velocity;
  return nearest(
    samples.filter((sample) => sample.velocity === layer),
    (sample) => Math.abs(sample.pitch - pitch),
  );
}
