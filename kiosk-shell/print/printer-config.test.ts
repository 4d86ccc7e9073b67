import { describe, expect, test } from 'vitest';
import { openDriver } from './open-driver.ts';
import { planPrinter } from './printer-config.ts';
import { printerProfiles } from './profiles/index.ts';

const plan = (config: Parameters<typeof planPrinter>[0]) => {
  const planned = planPrinter(config);
  return planned.ok ? planned.value : planned.error;
};

describe('a printer in the configuration', () => {
  test.each([
    [{ host: '192.0.2.7', port: 9100, widthDots: 576 }, 'escpos-80', 'tcp'],
    [{ host: '192.0.2.7', widthDots: 384 }, 'escpos-58', 'tcp'],
    [{ address: 'tcp://192.0.2.7:9101', profile: 'epson-tm-80' }, 'epson-tm-80', 'tcp'],
    [{ address: 'device:/dev/usb/lp*' }, 'escpos-80', 'device'],
    [{ address: 'serial:/dev/ttyUSB0?baud=38400&flow=none' }, 'escpos-80', 'serial'],
    [{ address: 'ipp://printer.local/ipp/print' }, 'ipp-everywhere', 'ipp'],
  ] as const)('%j is a %s by %s, and has a driver', (config, profile, transport) => {
    const planned = plan(config);
    if (typeof planned === 'string') throw new Error(planned);
    expect(planned.profile).toEqual(printerProfiles[profile]);
    expect(planned.address.transport).toBe(transport);
    expect(typeof openDriver(planned).print).toBe('function');
  });

  test('an address keeps its parts', () => {
    expect(plan({ address: 'serial:/dev/ttyUSB0?baud=38400&flow=none' })).toMatchObject({
      address: { path: '/dev/ttyUSB0', baud: 38_400, flow: 'none' },
    });
    expect(plan({ address: 'tcp://[2001:db8::7]' })).toMatchObject({
      address: { host: '2001:db8::7', port: 9100 },
    });
  });

  test.each([
    [{}, 'say where the printer is'],
    [{ address: 'printer' }, 'device:/dev/usb/lp0'],
    [{ address: 'http://192.0.2.7' }, 'Write tcp://'],
    [{ address: 'serial:/dev/ttyUSB0?baud=300' }, '115200'],
    [{ address: 'serial:/dev/ttyUSB0?flow=x' }, 'hardware'],
    [{ address: 'tcp://192.0.2.7', profile: 'epson' }, 'Known: escpos-80'],
    [{ address: 'tcp://192.0.2.7', profile: 'ipp-everywhere' }, 'not by tcp'],
    [{ address: 'ipp://192.0.2.7', profile: 'escpos-80' }, 'not by ipp'],
    [{ address: 'tcp://192.0.2.7', widthDots: 384 }, 'no width'],
  ] as const)('%j is refused with words that help', (config, words) => {
    expect(plan(config)).toContain(words);
  });
});
