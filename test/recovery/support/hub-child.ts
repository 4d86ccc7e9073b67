/** A hub in a process of its own, to be killed: the argument is its configuration as JSON. */
import { startHub } from '../../../src/hub/index.ts';
import { testSite, wideLimits } from '../../../src/hub/test-support.ts';
import type { HubChildConfig } from './hub-process.ts';

const config: HubChildConfig = JSON.parse(process.argv[2] ?? '{}');
const hub = await startHub({
  directory: config.directory,
  trial: true,
  ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
  ...(config.port === undefined ? {} : { port: config.port }),
  ...(config.backOffice === undefined ? {} : { backOffice: config.backOffice }),
  log: { level: config.logLevel ?? 'silent' },
  limits: wideLimits,
});
const codes: string[] = [];
for (let i = 0; i < (config.codes ?? 0); i += 1)
  codes.push(await hub.createEnrolmentCode(testSite));
process.stdout.write(`${JSON.stringify({ url: hub.url, codes })}\n`);
// Whoever started it is gone when this ends.
process.stdin.resume().on('end', () => process.exit(0));
