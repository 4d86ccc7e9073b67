/** One key that went down. */
export interface WedgeKey {
  /** `KeyboardEvent.key`. */
  readonly key: string;
  /** `KeyboardEvent.timeStamp`, ms: when it happened, however late a busy thread handles it. */
  readonly atMs: number;
  /** Ctrl, Alt or Meta was held: never text, and never obeyed (BadBarcode, devices.md §5). */
  readonly combined: boolean;
}

/** What a keyboard-wedge scanner is told apart by. Measured in devices.md §5. */
export interface WedgeSettings {
  readonly charactersMin: number;
  readonly charactersMax: number;
  /** Scanners type a key every 1-30 ms; very fast people every 50. */
  readonly medianGapMsMax: number;
  readonly gapMsMax: number;
  /** No hand types so evenly fast: a text without any known grammar is a scan only from here. */
  readonly machineGapMsMax: number;
  /** Silence that ends a burst of a scanner without suffix. */
  readonly silenceMs: number;
  /** Typed by the scanner before and after each code, and taken off; '' where not configured. */
  readonly prefix: string;
  readonly suffix: string;
}

export const wedgeDefaults: WedgeSettings = {
  charactersMin: 6,
  charactersMax: 4096,
  medianGapMsMax: 35,
  gapMsMax: 120,
  machineGapMsMax: 15,
  silenceMs: 120,
  prefix: '',
  suffix: '',
};

/** What ended a burst that was a scan. */
export interface WedgeScan {
  readonly text: string;
  /** `silence`: no Enter or Tab came; a weaker sign, so the caller asks the text's own grammar. */
  readonly end: 'key' | 'silence';
  /** It stood between the prefix and suffix that this kiosk's scanner is set to. */
  readonly framed: boolean;
  /** Its keys came faster than any hand types. */
  readonly machine: boolean;
}

export interface WedgeBurst {
  /** Takes a key. A scan when this key ended one, or showed that one had ended before. */
  key(key: WedgeKey): WedgeScan | undefined;
  /** Ends the burst: `silenceMs` have passed without a key. */
  silence(): WedgeScan | undefined;
  /** Time of the first key of the burst that is under way; undefined between bursts. */
  readonly beganAtMs: number | undefined;
  /** So many keys came so fast that nobody is typing by hand. */
  readonly certain: boolean;
}

/** Keys at a scanner's speed after which nobody is typing by hand. */
const certainAfterKeys = 4;

/** Tells scanner bursts from typing. Pure: times come with the keys. */
export function createWedgeBurst(settings: WedgeSettings = wedgeDefaults): WedgeBurst {
  let text = '';
  // The median is under the limit when more than half of the gaps are: no list, nothing to sort.
  let gaps = 0;
  let fastGaps = 0;
  let machineGaps = 0;
  let beganAtMs: number | undefined;
  let lastAtMs = Number.NEGATIVE_INFINITY;

  const isFast = (): boolean => fastGaps > Math.floor(gaps / 2);
  // Nine in ten: a busy bus may hold one key back.
  const isMachine = (): boolean => machineGaps >= Math.ceil(gaps * 0.9);

  function finish(end: 'key' | 'silence'): WedgeScan | undefined {
    const scan = judge(end);
    text = '';
    gaps = 0;
    fastGaps = 0;
    machineGaps = 0;
    beganAtMs = undefined;
    return scan;
  }

  function judge(end: 'key' | 'silence'): WedgeScan | undefined {
    const [characters, fastTyped, machine] = [text, isFast(), isMachine()];
    const { prefix, suffix } = settings;
    if (characters.length < settings.charactersMin || !fastTyped) return undefined;
    // Longer than any code, whatever stands around it: told, so that the resident is told (issue 2).
    if (characters.length > settings.charactersMax) {
      return { text: characters, end, framed: false, machine };
    }
    const fits =
      characters.length >= prefix.length + suffix.length &&
      characters.startsWith(prefix) &&
      characters.endsWith(suffix);
    if (!fits) return undefined;
    const body = characters.slice(prefix.length, characters.length - suffix.length);
    return { text: body, end, framed: prefix !== '' || suffix !== '', machine };
  }

  return {
    get beganAtMs() {
      return beganAtMs;
    },
    get certain() {
      return text.length >= certainAfterKeys && isFast();
    },
    key({ key, atMs, combined }) {
      const gap = atMs - lastAtMs;
      // The timer of the silence may not have run on a busy thread: the next key shows it too.
      const earlier = text !== '' && gap > settings.gapMsMax ? finish('silence') : undefined;
      const ends = key === 'Enter' || key === 'Tab';
      if (combined || (!ends && [...key].length !== 1)) return earlier;
      lastAtMs = atMs;
      if (ends) return earlier ?? finish('key');
      // One character more than any code is enough for `readCode` to call it too long.
      if (text.length > settings.charactersMax) return earlier;
      if (text === '') beganAtMs = atMs;
      else {
        gaps += 1;
        if (gap <= settings.medianGapMsMax) fastGaps += 1;
        if (gap <= settings.machineGapMsMax) machineGaps += 1;
      }
      text += key;
      return earlier;
    },
    silence: () => (text === '' ? undefined : finish('silence')),
  };
}
