/**
 * What stands behind the kiosk of a soak, in a process of its own: hub with its database, printer and
 * shell. Forked by `soak.ts`; publishes and is measured when it is told to.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startFilePrinter, startShell } from '../../../kiosk-shell/index.ts';
import { pageDirectory } from '../../../src/cli/support/build.ts';
import { CodeSupply } from '../../../src/cli/trial/code-supply.ts';
import { publishStarter } from '../../../src/cli/trial/publish-starter.ts';
import { trialSite } from '../../../src/cli/trial/start-trial.ts';
import {
  starterContent,
  starterGuides,
  starterLexicon,
  toSections,
} from '../../../src/content/index.ts';
import { appNumber } from '../../../src/domain/fleet/index.ts';
import { startHub } from '../../../src/hub/index.ts';

const [directory = '', port = '0', hubPort = '0', printerPort = '0'] = process.argv.slice(2);

/** Bytes below a directory; a file that goes meanwhile counts for nothing. */
function bytesIn(path: string): number {
  const bytesOf = (file: string) => {
    try {
      return statSync(file).size;
    } catch {
      return 0;
    }
  };
  return readdirSync(path, { withFileTypes: true, recursive: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? bytesOf(join(entry.parentPath, entry.name)) : 0),
    0,
  );
}

const hub = await startHub({
  directory: join(directory, 'hub'),
  trial: true,
  port: Number(hubPort),
  log: { level: 'warn', stream: process.stderr },
});
await publishStarter(hub);
const codes = new CodeSupply(hub, trialSite);
await codes.start();
const printer = await startFilePrinter({
  directory: join(directory, 'printer'),
  port: Number(printerPort),
  pagePort: 0,
});
const shell = await startShell({
  stateDirectory: join(directory, 'shell'),
  pageDirectory,
  port: Number(port),
  trial: true,
  hub: { url: hub.url },
  printer: { ...printer.address, widthDots: 576 },
  browser: 'none',
  enrolmentCode: codes.current,
});

/** The starter with another first notice: something that can be seen on the kiosk. */
async function publish(turn: number): Promise<number> {
  const content = starterContent();
  const [first, ...others] = content.notices;
  if (!first) throw new Error('the starter has notices');
  const title = { vi: `Tin lần ${turn}`, en: `News ${turn}` };
  const { version } = await hub.publish({
    sections: await toSections(
      { ...content, notices: [{ ...first, title }, ...others] },
      starterLexicon,
      starterGuides(),
    ),
    factsDate: content.snapshotDate,
    minApp: appNumber,
  });
  return version;
}

async function measure() {
  const count = async (sql: string) => Number((await hub.store.pool.query(sql)).rows[0]?.n);
  global.gc?.();
  return {
    heapBytes: process.memoryUsage().heapUsed,
    handles: process.getActiveResourcesInfo().length,
    databaseBytes: await count('select pg_database_size(current_database()) as n'),
    requests: await count('select count(*) as n from actions'),
    shellDiskBytes: bytesIn(join(directory, 'shell')),
    hubDiskBytes: bytesIn(join(directory, 'hub')),
    papers: readdirSync(join(directory, 'printer', 'papers')).length,
  };
}

process.on('message', async (asked: { readonly ask: string; readonly turn?: number }) => {
  if (asked.ask === 'publish') process.send?.({ version: await publish(asked.turn ?? 0) });
  if (asked.ask === 'measure') process.send?.(await measure());
  if (asked.ask === 'end') {
    await shell.close();
    await printer.close();
    codes.close();
    await hub.close();
    process.exit(0);
  }
});
process.send?.({ url: shell.url, database: hub.databaseRoot });
