import { type FleetLine, FleetLineSchema } from '../../domain/api/console/index.ts';

/** Lines read without a break: some 10 ms of a slow office computer, so that no key waits. */
const linesAtOnce = 500;

/** Reads the lines of a whole fleet with breaks; undefined where one is none. */
export async function readLines(
  given: readonly unknown[],
): Promise<readonly FleetLine[] | undefined> {
  const lines: FleetLine[] = [];
  for (const [place, one] of given.entries()) {
    if (place > 0 && place % linesAtOnce === 0) await new Promise((done) => setTimeout(done));
    const line = FleetLineSchema.safeParse(one);
    if (!line.success) return undefined;
    lines.push(line.data);
  }
  return lines;
}
