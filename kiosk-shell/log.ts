/** Facts of a log line: names, numbers and codes; never a payload, a text or a key. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** `MOTCHAM_LOG=off` keeps the tests' output readable; nothing else should set it. */
const isOff = () => process.env['MOTCHAM_LOG'] === 'off';

/**
 * One JSON line on standard error: time, level, event and facts. The only place of the shell that
 * writes to the console.
 *
 * @param event dotted name, e.g. `print.settled`; a name, never a sentence with data in it.
 */
export function log(level: 'info' | 'warn' | 'error', event: string, facts: LogFacts = {}): void {
  if (isOff()) return;
  console.error(JSON.stringify({ at: new Date().toISOString(), level, event, ...facts }));
}
