import { assert } from '../../basics/index.ts';
import type { Flow } from '../model/flow.ts';
import type { Parts } from '../model/inline-parts.ts';
import { flowOn } from '../model/on-day.ts';
import { readGuide } from '../model/read-guide.ts';

/** A day on which every fixture's facts have a value. */
export const today = '2026-11-22';

/** The flow that a fixture makes; a fixture that is none is a bug of the test. */
export function flowOf(written: unknown, parts?: Parts): Flow {
  const read = readGuide(written, parts);
  assert(read.ok, `a fixture is no flow: ${JSON.stringify(read)}`);
  return read.value;
}

/** The same, with its facts as they stand on `today`. */
export function flowToday(written: unknown, parts?: Parts): Flow {
  return flowOn(flowOf(written, parts), today);
}

/** A value that a fixture has for certain. */
export function must<T>(value: T | undefined): T {
  assert(value !== undefined, 'a fixture lacks something');
  return value;
}
