import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crockfordAlphabet, toBase64, toUtf8 } from '../basics/index.ts';
import { badgeSignedText, badgeText, judgeBadge, readBadge } from './badge.ts';
import { fromBase32, toBase32 } from './base32-bytes.ts';
import { crc32 } from './crc32.ts';
import { type Provisioning, provisioningText, readProvisioning } from './provisioning.ts';
import { readCode } from './read-code.ts';

const crockford = (length: number) =>
  fc
    .array(fc.constantFrom(...crockfordAlphabet), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const names = fc.string({ unit: fc.constantFrom(...'ABÔộữ 12ẵ–'), maxLength: 15 });
const provisionings: fc.Arbitrary<Provisioning> = fc
  .record({
    host: fc.constantFrom('hub.hanoi.example', '10.0.0.5:8443', '[2001:db8::5]:8443', 'a.vn'),
    isHttp: fc.boolean(),
    pin: fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 }), { nil: undefined }),
    code: crockford(13),
    expiresAtMinutes: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    plate: fc.string({ unit: fc.constantFrom(...'ABC123'), minLength: 1, maxLength: 6 }),
    building: names,
    ward: names,
    mode: fc.constantFrom('lobby' as const, 'lift' as const),
    languages: fc.constantFrom(['vi'] as const, ['vi', 'en'] as const, ['en'] as const),
    hours: fc.option(
      fc.record({ from: fc.integer({ min: 0, max: 95 }), to: fc.integer({ min: 1, max: 96 }) }),
      { nil: undefined },
    ),
    kiosk: fc.option(
      crockford(8).map((id) => `k-${id}`),
      { nil: undefined },
    ),
  })
  .map(({ host, isHttp, pin, plate, building, ward, mode, hours, ...rest }) => ({
    ...rest,
    hub: new URL(`${isHttp ? 'http' : 'https'}://${host}`).origin,
    keyPin: pin && !isHttp ? toBase64(pin) : undefined,
    site: { plate, building, ward, mode },
    hours: hours && { from: hours.from * 15, to: hours.to * 15 },
  }));

describe('the provisioning code', () => {
  it('comes back as it was written, in capitals or not', () => {
    fc.assert(
      fc.property(provisionings, fc.boolean(), (provisioning, lower) => {
        const text = provisioningText(provisioning);
        const body = text.slice('MOTCHAM:KIOSK:'.length);
        expect(readProvisioning(lower ? body.toLowerCase() : body)).toEqual({
          ok: true,
          value: provisioning,
        });
      }),
    );
  });

  it('is all capitals and digits, so that a QR is small and no keyboard layout garbles it', () => {
    fc.assert(
      fc.property(provisionings, (provisioning) => {
        expect(provisioningText(provisioning)).toMatch(
          /^MOTCHAM:KIOSK:[0-9A-HJKMNP-TV-Z]{20,720}$/,
        );
      }),
    );
  });

  it('is refused when one character is another, missing or doubled', () => {
    fc.assert(
      fc.property(
        provisionings,
        fc.nat(),
        fc.constantFrom(...crockfordAlphabet),
        fc.constantFrom('other', 'missing', 'doubled'),
        (provisioning, where, other, how) => {
          const body = provisioningText(provisioning).slice('MOTCHAM:KIOSK:'.length);
          const at = 1 + (where % (body.length - 1));
          const now = body[at] ?? '';
          fc.pre(how !== 'other' || now !== other);
          const put = { other, missing: '', doubled: now + now }[how];
          const read = readProvisioning(body.slice(0, at) + put + body.slice(at + 1));
          expect(read.ok).toBe(false);
        },
      ),
    );
  });

  it('never throws, whatever is read', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(readProvisioning(text).ok || readProvisioning(`1${text}`).ok).toBe(false);
      }),
    );
  });

  it('says that a later form is a later form, and takes no address with a path', () => {
    expect(readProvisioning('2ABC')).toEqual({ ok: false, error: 'version' });
    const hub = 'https://hub.example/evil?x';
    const site = { plate: 'A', building: 'B', ward: 'W', mode: 'lobby' as const };
    const text = provisioningText({
      ...{ hub, keyPin: undefined, code: '0123456789ABC', expiresAtMinutes: 1, site },
      ...{ languages: ['vi'], hours: undefined, kiosk: undefined },
    });
    const read = readProvisioning(text.slice('MOTCHAM:KIOSK:'.length));
    expect(read.ok && read.value.hub).toBe('https://hub.example');
  });

  it('is an enrolment code to everybody else, and nothing that is opened or shown', () => {
    fc.assert(
      fc.property(provisionings, (provisioning) => {
        const read = readCode(provisioningText(provisioning), { today: undefined });
        expect(read).toMatchObject({ kind: 'enrolment', code: provisioning.code, display: [] });
      }),
    );
  });
});

describe('base 32 and its check', () => {
  it('is the CRC-32 that everybody has', () => {
    expect(crc32(toUtf8('123456789'))).toBe(0xcbf43926);
  });

  it('brings bytes back, and refuses padding that is not zero', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(fromBase32(toBase32(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
    expect(fromBase32('ZZ')).toBeUndefined();
    expect(fromBase32('U0')).toBeUndefined();
  });
});

describe('a staff badge', () => {
  const badge = { serial: '0123456Z', person: 'CB-17', scope: 'w00123', lastDay: 20_000 };
  const signature = 'A'.repeat(86);
  const token = badgeText(badge, signature).slice('motcham:badge:'.length);
  const context = {
    scopes: ['city', 'w00123', 'bAAAAAAAAAAA'],
    revoked: [],
    nowMs: 20_000 * 86_400_000,
    verify: async (text: string, given: string) =>
      text === badgeSignedText(badge) && given === signature,
  };

  it('is short enough for a QR and is read as it was written', () => {
    const text = badgeText({ ...badge, person: 'x'.repeat(24), scope: 'b12345678901' }, signature);
    expect(toUtf8(text).length).toBeLessThan(170);
    expect(readBadge(token)).toEqual({ badge, signature });
    expect(readCode(badgeText(badge, signature), { today: undefined })).toMatchObject({
      kind: 'staffBadge',
      token,
      findings: [],
    });
  });

  it.each([
    ['another form', 'abc', {}, 'form'],
    ['a changed person', token.replace('CB-17', 'CB-18'), {}, 'signature'],
    ['a lost badge', token, { revoked: ['0123456Z'] }, 'revoked'],
    ['the day after its last', token, { nowMs: 20_001 * 86_400_000 }, 'expired'],
    ['another ward', token, { scopes: ['city', 'w00999'] }, 'elsewhere'],
  ] as const)('does not open: %s', async (_name, given, change, error) => {
    expect(await judgeBadge(given, { ...context, ...change })).toEqual({ ok: false, error });
  });

  it('opens on its last day, in its place, and where no day is believed', async () => {
    expect(await judgeBadge(token, context)).toEqual({ ok: true, value: badge });
    expect(await judgeBadge(token, { ...context, nowMs: undefined })).toEqual({
      ok: true,
      value: badge,
    });
  });
});
