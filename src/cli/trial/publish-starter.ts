import { readCatalogue } from '../../content/import/index.ts';
import {
  contentWith,
  starterContent,
  starterGuides,
  starterLexicon,
  toSections,
} from '../../content/index.ts';
import { appNumber } from '../../domain/fleet/index.ts';
import type { RunningHub } from '../../hub/index.ts';

/**
 * Publishes the starter catalogue, or the one of a directory or file with what we wrote in the
 * place of what has the same code; the same content again is no new version.
 */
export async function publishStarter(hub: RunningHub, catalogue?: string): Promise<number> {
  const content =
    catalogue === undefined ? starterContent() : await contentWith(readCatalogue(catalogue));
  const { version } = await hub.publish({
    sections: await toSections(content, starterLexicon, starterGuides()),
    factsDate: content.snapshotDate,
    minApp: appNumber,
  });
  return version;
}
