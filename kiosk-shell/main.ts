import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { log } from './log.ts';
import { startShell } from './shell.ts';
import { systemdNotify, Watchdog } from './watchdog/index.ts';

/**
 * `node kiosk-shell/main.ts --config FILE`: the shell as a program of its own, for systemd. With
 * `--exit-with-parent` it also ends when its standard input does, so that a killed test leaves none.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { config: { type: 'string' }, 'exit-with-parent': { type: 'boolean' } },
    strict: false,
  });
  if (typeof values.config !== 'string') {
    log('error', 'shell.usage', { use: 'node kiosk-shell/main.ts --config FILE' });
    return 2;
  }
  const config = readConfig(values.config);
  if (!config.ok) {
    log('error', 'shell.config', { message: config.error });
    return 2;
  }
  try {
    const told = Promise.withResolvers<void>();
    const shell = await startShell(config.value, { restart: () => told.resolve() });
    const { runtimeDirectory } = config.value;
    const watchdog = new Watchdog({
      port: shell.port,
      vitals: () => shell.vitals(),
      notify: systemdNotify(process.env),
      healthFile: runtimeDirectory && join(runtimeDirectory, 'health'),
    });
    void watchdog.start();
    await new Promise<void>((resolve) => {
      void told.promise.then(resolve);
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
      if (values['exit-with-parent'] === true) process.stdin.resume().once('end', resolve);
    });
    await watchdog.close();
    await shell.close();
    return 0;
  } catch (error) {
    log('error', 'shell.failed', {
      message: error instanceof Error ? error.message : 'unknown',
    });
    return 1;
  }
}

// Everything was closed; a handle that somebody forgot must not keep a shell from being restarted.
process.exit(await main());
