/**
 * A distance as one says it to a person, m: to 50 m below a kilometre, to 100 m below ten, then to a
 * kilometre. Along the ground, as the crow flies: more digits would promise a way that nobody walked.
 */
export function aboutMetres(metres: number): number {
  const step = metres < 975 ? 50 : metres < 9_950 ? 100 : 1_000;
  return Math.max(50, Math.round(metres / step) * step);
}
