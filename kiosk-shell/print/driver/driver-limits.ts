/** Times and limits of the driver; tests shorten them. */
export interface DriverLimits {
  /** Pause between two looks at a printer that is absent or offline, ms. */
  readonly lookMs: number;
  /** Answer in order, of a printer that is ready, ms. Grows with the rows of the slip. */
  readonly doneMs: number;
  /** Slowest printer that is waited for: 400 rows a second are 50 mm/s. */
  readonly rowsPerSecondMin: number;
  readonly counterMs: number;
  /** Times a slip is sent, the first included. */
  readonly sendsMax: number;
  /** How long a slip that was partly sent is followed up before the resident is asked, ms. */
  readonly followMs: number;
}

export const driverLimits: DriverLimits = {
  lookMs: 250,
  doneMs: 8000,
  rowsPerSecondMin: 400,
  counterMs: 800,
  sendsMax: 3,
  followMs: 10 * 60_000,
};
