/** Mechanical state of an emulated printer. */
export interface Condition {
  readonly paper: boolean;
  readonly paperLow: boolean;
  readonly coverOpen: boolean;
}

const offline = (condition: Condition) => !condition.paper || condition.coverOpen;

/** Answer to DLE EOT n; undefined for an n that the printer does not know. */
export function realTimeByte(n: number, condition: Condition): number | undefined {
  switch (n) {
    case 1:
      return 0x12 | (offline(condition) ? 0x08 : 0);
    case 2:
      return 0x12 | (condition.coverOpen ? 0x04 : 0) | (condition.paper ? 0 : 0x20);
    case 3:
      return 0x12;
    case 4:
      return (
        0x12 | (condition.paperLow || !condition.paper ? 0x0c : 0) | (condition.paper ? 0 : 0x60)
      );
    default:
      return undefined;
  }
}

/** The four bytes of automatic status back. */
export function statusBackBytes(condition: Condition): Uint8Array {
  return Uint8Array.of(
    0x10 | (offline(condition) ? 0x08 : 0) | (condition.coverOpen ? 0x20 : 0),
    0x00,
    paperByte(condition),
    0x0f,
  );
}

/** Paper sensors as GS r 1 and the third status byte report them. */
export function paperByte(condition: Condition): number {
  return (condition.paperLow || !condition.paper ? 0x03 : 0) | (condition.paper ? 0 : 0x0c);
}
