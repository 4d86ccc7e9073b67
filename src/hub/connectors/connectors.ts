import type { LookUpAnswer, LookUpQuery } from '../../domain/api/index.ts';
import { Connector, type ConnectorParts } from './connector.ts';
import type { ConnectorConfig } from './connector-config.ts';
import { connectorFor } from './covers.ts';

/** How often old answers are deleted, ms. */
const purgeEveryMs = 60 * 60_000;

/** Every source that this hub may ask. */
export class Connectors {
  readonly #connectors: readonly Connector[];
  #timer: ReturnType<typeof setInterval> | undefined;
  #purging: Promise<unknown> = Promise.resolve();

  constructor(configs: readonly ConnectorConfig[], parts: ConnectorParts) {
    this.#connectors = configs.map((config) => new Connector(config, parts));
  }

  /** Starts deleting what is too old. A purge that fails is tried again with the next. */
  start(): void {
    this.#timer = setInterval(() => {
      this.#purging = Promise.allSettled(this.#connectors.map((one) => one.purge()));
    }, purgeEveryMs).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#purging;
  }

  /** What the source that covers this code says, with its age. */
  async lookUp(query: LookUpQuery): Promise<LookUpAnswer> {
    const connector = connectorFor(this.#connectors, query);
    return connector ? connector.lookUp(query) : { outcome: 'noSource' };
  }
}
