import { describe, expect, it } from 'vitest';
import { sampleCodes } from './test-support/sample.ts';
import { startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

const scan = (text: string) => ({ type: 'CODE_READ', read: { text, source: 'camera' } }) as const;

describe('the veil and the mask', () => {
  it('covers personal data after 30 s, and a touch brings it back with nothing lost (R41)', () => {
    const session = startSessionAt();
    session.send(scan(sampleCodes.citizenCard));
    session.wait(timers.veilMs - 1);
    expect(session.view().overlay).toBe('none');
    session.wait(1);
    expect(session.view()).toMatchObject({ screen: 'scanResult', overlay: 'veil' });
    session.send({ type: 'TOUCH' });
    expect(session.view().overlay).toBe('none');
    expect(session.resident().code?.kind).toBe('citizenCard');
  });

  it('does not cover what belongs to nobody', () => {
    const session = startSessionAt();
    session.send(scan(sampleCodes.product));
    session.wait(timers.veilMs * 2);
    expect(session.view().overlay).toBe('none');
  });

  it('shows a card masked, plain for 10 s, and masked again (R61)', () => {
    const session = startSessionAt();
    session.send(scan(sampleCodes.citizenCard));
    expect(session.view().unmasked).toBe(false);
    expect(JSON.stringify(session.resident().code?.display)).not.toContain('001199012345');
    session.send({ type: 'SHOW_PERSONAL' });
    session.wait(timers.unmaskMs - 1);
    expect(session.view().unmasked).toBe(true);
    session.wait(1);
    expect(session.view().unmasked).toBe(false);
  });

  it('masks when the resident says so', () => {
    const session = startSessionAt();
    session.send(
      scan(sampleCodes.citizenCard),
      { type: 'SHOW_PERSONAL' },
      { type: 'HIDE_PERSONAL' },
    );
    expect(session.view().unmasked).toBe(false);
  });

  it('hides what is above the warning when that is personal (W1)', () => {
    const session = startSessionAt();
    session.send(scan(sampleCodes.citizenCard));
    session.wait(timers.idleLongMs);
    expect(session.view()).toMatchObject({ overlay: 'warning', contentHidden: true });
    session.send({ type: 'STAY' }, { type: 'HOME' });
    session.wait(timers.idleMs);
    expect(session.view()).toMatchObject({ overlay: 'warning', contentHidden: false });
  });
});
