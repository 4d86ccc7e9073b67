/** When a disk counts as low or full, bytes. */
export interface StorageLimits {
  /**
   * Less than this where the database writes: offices' work waits, so that what is left is for
   * residents' requests. Eight segments of PostgreSQL's log (16 MB each): without room for the next
   * one the whole server falls, and cannot even start.
   */
  readonly fullBytes: number;
  /** Less than this, or than a tenth of the disk if that is less: somebody has to make room. */
  readonly lowBytes: number;
  /** Never below: a tenth of a small disk is too little to be told in time. */
  readonly lowBytesMin: number;
}

export const storageLimits: StorageLimits = {
  fullBytes: 128 * 1024 * 1024,
  lowBytes: 5 * 1024 * 1024 * 1024,
  lowBytesMin: 512 * 1024 * 1024,
};

/** Time between two looks at the disk, ms: what fills 128 MB faster than this is no office. */
export const lookEveryMs = 15_000;
/** Low for this long without a break: an alarm, ms. Full is one at once. */
export const raiseMs = 3 * 60_000;
/** Well for this long without a break: it is over, ms. */
export const clearMs = 7 * 60_000;
