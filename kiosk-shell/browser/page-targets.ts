import type { BrowserEvent } from './cdp-pipe.ts';

/** What an event of the browser means for the one page that a kiosk shows. */
export type TargetFinding =
  /** The renderer of the kiosk's page died. */
  | { readonly what: 'crashed' }
  /** The kiosk's page is no longer at its own origin. */
  | { readonly what: 'left' }
  /** Somebody closed the kiosk's page. */
  | { readonly what: 'closed' }
  /** A tab, window or popup that nobody asked for. */
  | { readonly what: 'extra'; readonly targetId: string };

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

/** Most targets that are looked at: a flood of windows is closed over several sweeps. */
const targetsMax = 64;

/** The browser's own furniture reports as pages too; closing it would hang or do nothing. */
const isFurniture = ({ type, url }: Target) =>
  type === 'browser_ui' || url.startsWith('chrome://omnibox-popup');

/** Knows which target is the kiosk's page and judges every other one. */
export class PageTargets {
  readonly #origin: string;
  #home: string | undefined;
  /** Pages that were replaced and are being closed: what they still do means nothing. */
  #given = new Set<string>();
  /** Crashed and not replaced yet: a crash that is heard while another page opens is not lost. */
  #crashed = new Set<string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  get home(): string | undefined {
    return this.#home;
  }

  /** Makes `targetId` the kiosk's page; the former one is on its way out. */
  setHome(targetId: string): void {
    if (this.#home !== undefined && this.#home !== targetId) this.#given.add(this.#home);
    this.#given.delete(targetId);
    this.#home = targetId;
  }

  /** Judges one event; undefined when nothing has to be done. */
  hear({ method, params }: BrowserEvent): TargetFinding | undefined {
    switch (method) {
      case 'Target.targetCreated':
      case 'Target.targetInfoChanged': {
        const target = readTarget(params);
        return target === undefined ? undefined : this.#judge(target);
      }
      case 'Target.targetCrashed': {
        const id = idOf(params);
        if (id === undefined) return undefined;
        this.#crashed.add(id);
        return id === this.#home ? { what: 'crashed' } : undefined;
      }
      case 'Target.targetDestroyed': {
        const id = idOf(params);
        if (id !== undefined) this.#forget(id);
        if (id === undefined || id !== this.#home) return undefined;
        this.#home = undefined;
        return { what: 'closed' };
      }
      default:
        return undefined;
    }
  }

  /**
   * Judges a whole list of targets (`Target.getTargets`): what an event told while another page was
   * being opened is found here.
   */
  sweep(result: unknown): TargetFinding[] {
    if (typeof result !== 'object' || result === null || !('targetInfos' in result)) return [];
    if (!Array.isArray(result.targetInfos)) return [];
    const targets = result.targetInfos
      .slice(0, targetsMax)
      .map((targetInfo: unknown) => readTarget({ targetInfo }))
      .filter((target) => target !== undefined);
    const home = this.#home;
    const isGone = home !== undefined && !targets.some(({ targetId }) => targetId === home);
    const findings = targets
      .map((target) => this.#judge(target))
      .filter((finding) => finding !== undefined);
    if (!isGone) return findings;
    this.#home = undefined;
    return [{ what: 'closed' }, ...findings];
  }

  #forget(targetId: string): void {
    this.#given.delete(targetId);
    this.#crashed.delete(targetId);
  }

  #judge(target: Target): TargetFinding | undefined {
    const { targetId, type, url } = target;
    // Workers belong to the page's own origin or to none.
    if (type !== 'page' && type !== 'tab' && type !== 'other') return undefined;
    if (isFurniture(target) || this.#given.has(targetId)) return undefined;
    // A page that is just being made has no address yet.
    const isHere = url === '' || url.startsWith(`${this.#origin}/`);
    if (this.#home === undefined && type === 'page' && isHere && url !== '') this.#home = targetId;
    if (targetId !== this.#home) return { what: 'extra', targetId };
    if (this.#crashed.has(targetId)) return { what: 'crashed' };
    return isHere ? undefined : { what: 'left' };
  }
}

function readTarget(params: unknown): Target | undefined {
  if (typeof params !== 'object' || params === null || !('targetInfo' in params)) return undefined;
  const info = params.targetInfo;
  if (typeof info !== 'object' || info === null) return undefined;
  const { targetId, type, url }: Readonly<Record<string, unknown>> = { ...info };
  if (typeof targetId !== 'string' || typeof type !== 'string' || typeof url !== 'string') {
    return undefined;
  }
  return { targetId, type, url };
}

function idOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('targetId' in params)) return undefined;
  return typeof params.targetId === 'string' ? params.targetId : undefined;
}
