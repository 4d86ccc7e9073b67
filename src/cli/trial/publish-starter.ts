import { readCatalogue } from '../../content/import/index.ts';
import {
  contentWith,
  starterContent,
  starterGuides,
  starterLexicon,
  toSections,
} from '../../content/index.ts';
import { appNumber } from '../../domain/fleet/index.ts';
import { listReleases, type RunningHub } from '../../hub/index.ts';

/** What editors of this trial released stands: a start does not take it away again. */
async function releasedByEditors({ store }: RunningHub): Promise<number | undefined> {
  const releases = await listReleases(store.pool);
  return releases.find(({ state }) => state !== 'void')?.contentVersion;
}

/**
 * Publishes the starter catalogue, or the one of a directory or file with what we wrote in the
 * place of what has the same code; the same content again is no new version, and what editors have
 * released since is left.
 */
export async function publishStarter(hub: RunningHub, catalogue?: string): Promise<number> {
  const released = await releasedByEditors(hub);
  if (released !== undefined) return released;
  const content =
    catalogue === undefined ? starterContent() : await contentWith(readCatalogue(catalogue));
  const { version } = await hub.publish({
    sections: await toSections(content, starterLexicon, starterGuides()),
    factsDate: content.snapshotDate,
    minApp: appNumber,
  });
  return version;
}
