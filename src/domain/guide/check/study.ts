import type { Flow } from '../model/flow.ts';
import { configurationsMax, explore, type Space } from '../space/explore.ts';
import { routesOnly, type Slice } from '../space/slice.ts';
import { error, type GuideFinding } from './finding.ts';
import { say } from './say.ts';

/**
 * Configurations of all slices of one flow together. The synthetic flow of 40 x 6 has 25,816; a file
 * made to exhaust a kiosk is cut off here, after three full slices: some seconds.
 */
const studyMax = 600_000;

/** One flow under examination: its spaces, counted, so that the report can say what it cost. */
export class Study {
  readonly flow: Flow;
  readonly base: Space;
  /** Configurations of all spaces together. */
  configurations = 0;
  /** Configurations of the largest space. */
  largest = 0;
  private tooLarge = 0;

  /** `flow` stands on a day (`flowOn`). */
  constructor(flow: Flow) {
    this.flow = flow;
    this.base = this.explore(routesOnly);
  }

  explore(slice: Slice): Space {
    const left = Math.max(0, studyMax - this.configurations);
    const limit = Math.min(configurationsMax, left);
    const space = explore(this.flow, slice, undefined, limit);
    this.configurations += space.configurations.length;
    this.largest = Math.max(this.largest, space.configurations.length);
    if (!space.complete) this.tooLarge += 1;
    return space;
  }

  /** Whether some slice could not be walked to its end. */
  get isCut(): boolean {
    return this.tooLarge > 0;
  }

  /** What could not be looked at to the end. */
  sizeFindings(): GuideFinding[] {
    if (this.tooLarge === 0) return [];
    return [error('SIZE', 'states', say.tooManyWays(configurationsMax))];
  }
}
