import { starterContent, starterLexicon, toSections } from '../../content/index.ts';
import { appNumber } from '../../domain/fleet/index.ts';
import type { RunningHub } from '../../hub/index.ts';

/** Publishes the starter catalogue; the same content again is no new version. */
export async function publishStarter(hub: RunningHub): Promise<number> {
  const catalogue = starterContent();
  const { version } = await hub.publish({
    sections: await toSections(catalogue, starterLexicon),
    factsDate: catalogue.snapshotDate,
    minApp: appNumber,
  });
  return version;
}
