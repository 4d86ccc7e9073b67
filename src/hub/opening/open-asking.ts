import { Connectors, httpSource, storedCache } from '../connectors/index.ts';
import { Feeds } from '../feeds/index.ts';
import type { HubConfig } from '../hub-config.ts';
import { Lists } from '../lists/index.ts';
import type { Ending } from './ending.ts';
import type { Foundation } from './open-foundation.ts';
import type { World } from './open-work.ts';

/** Whom a hub asks: registers for a resident, feeds and lists of the city from time to time. */
export function openAsking(
  config: HubConfig,
  { keys, store }: Foundation,
  { clock, metrics, log }: World,
  ending: Ending,
) {
  const connectors = ending.closes(
    new Connectors(config.connectors ?? [], {
      ask: httpSource(process.env),
      cache: storedCache(store, keys.followKey),
      clock,
      onFailure: (name, failure) => log.warn({ connector: name, failure }, 'no answer'),
    }),
  );
  connectors.start();
  const feedConfigs = config.feeds ?? [];
  if (!config.trial && feedConfigs.some(({ trial }) => trial)) {
    throw new Error('A feed of made-up numbers is for a trial. Take it out of feeds.json.');
  }
  const secrets = process.env;
  const feeds = ending.closes(new Feeds(feedConfigs, store, { clock, metrics, log, secrets }));
  const listConfigs = config.lists ?? [];
  const lists = ending.closes(new Lists(listConfigs, store, { clock, log, secrets }));
  return {
    connectors,
    /** What the files of the operator name now. */
    asked: {
      feeds: feedConfigs,
      lists: listConfigs.flatMap(({ name, request }) => (request ? [name] : [])),
    },
    /** Says that something is due. */
    wake(): void {
      feeds.wake();
      lists.wake();
    },
    start(): void {
      feeds.start();
      lists.start();
    },
  };
}
