// Temperature as a musician would say it.

/** @param temperature 1 = as learned. */
export function wordAdventure(temperature: number): string {
  const words =
    temperature < 0.875
      ? 'very careful'
      : temperature < 0.975
        ? 'careful'
        : temperature < 1.025
          ? 'as learned'
          : temperature < 1.125
            ? 'daring'
            : 'bold';
  return `${temperature.toFixed(2)}, ${words}`;
}
