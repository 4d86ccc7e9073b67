import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portOf, readConfig } from './config.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-config-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const whole = {
  stateDirectory: '/var/lib/motcham/shell',
  pageDirectory: '/usr/lib/motcham/page',
  trial: false,
  hub: { url: 'https://hub.example' },
  printer: { host: '192.0.2.7', port: 9100, widthDots: 576 },
  browser: 'kiosk',
};
const read = (value: unknown) => {
  const path = join(directory, 'shell.json');
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return readConfig(path);
};

describe('a configuration', () => {
  test('is read; the port is 8420 and the code is handed on', () => {
    const config = read({ ...whole, enrolmentCode: 'ABC' });
    if (!config.ok) throw new Error(config.error);
    expect(portOf(config.value)).toBe(8420);
    expect(config.value.enrolmentCode?.()).toBe('ABC');
  });

  test.each([
    ['{', 'not JSON'],
    [{ ...whole, hub: { url: 'hub' } }, 'hub.url'],
    [{ ...whole, printer: { ...whole.printer, widthDots: 500 } }, 'printer.widthDots'],
    [{ ...whole, hub: { url: 'https://hub.example', keyPins: ['short'] } }, 'hub.keyPins'],
    [{ ...whole, colour: 'red' }, 'colour'],
  ])('wrong: the error names the place (%j)', (value, place) => {
    const config = read(value);
    expect(config.ok ? '' : config.error).toContain(place);
  });

  test('missing: says which file', () => {
    const config = readConfig(join(directory, 'none.json'));
    expect(config.ok ? '' : config.error).toContain('none.json');
  });
});
