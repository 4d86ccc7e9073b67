/** The same code within this time is one scan (issue 6). */
const repeatAfterMs = 2_000;

/** Knows the last text for two seconds, and no longer: no text outlives its scan (R63). */
export interface Repeats {
  /** True when this text was told within two seconds; otherwise it is remembered from now. */
  has(text: string): boolean;
  forget(): void;
}

export function createRepeats(): Repeats {
  let last: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    clearTimeout(timer);
    last = undefined;
  };
  return {
    has(text) {
      const again = text === last;
      clearTimeout(timer);
      last = text;
      timer = setTimeout(forget, repeatAfterMs);
      return again;
    },
    forget,
  };
}
