import type { Site } from '../../domain/api/index.ts';
import type { RunningHub } from '../../hub/index.ts';

/** How often it is looked whether the code was used, ms: a second browser profile waits this long. */
const lookMs = 500;

/** Keeps one open enrolment code at hand, so that each new browser profile is enrolled by itself. */
export class CodeSupply {
  readonly #hub: RunningHub;
  readonly #site: Site;
  #code: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(hub: RunningHub, site: Site) {
    this.#hub = hub;
    this.#site = site;
  }

  /** The code that can be redeemed now. */
  readonly current = (): string | undefined => this.#code;

  async start(): Promise<void> {
    this.#code = await this.#hub.createEnrolmentCode(this.#site);
    this.#plan();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #plan(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#renew().then(
        () => this.#plan(),
        // The database is away for a moment: the next look tries again.
        () => this.#plan(),
      );
    }, lookMs);
  }

  async #renew(): Promise<void> {
    if (this.#code !== undefined && (await this.#hub.isEnrolmentCodeOpen(this.#code))) return;
    this.#code = undefined;
    this.#code = await this.#hub.createEnrolmentCode(this.#site);
  }
}
