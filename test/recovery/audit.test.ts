import { describe, expect, it } from 'vitest';
import { audit, type Place } from './support/audit.ts';

const place = (seq: number, id = `id-${seq}`, kiosk = 'k-00000001'): Place => ({
  kiosk,
  incarnation: 1,
  seq,
  id,
});
const three = [place(1), place(2), place(3)];

describe('the judge of recovery', () => {
  it('finds nothing where everything is held once, more than was acknowledged too', () => {
    expect(audit(three.slice(0, 2), three)).toEqual({
      acknowledged: 2,
      lost: 0,
      doubled: 0,
      holed: 0,
    });
  });

  it('finds what is lost, at the end too', () => {
    expect(audit(three, three.slice(0, 2))).toMatchObject({ lost: 1, holed: 0 });
    expect(audit(three, [])).toMatchObject({ lost: 3 });
  });

  it('finds a sequence that somebody else took as lost', () => {
    expect(audit(three, [place(1), place(2, 'stranger'), place(3)])).toMatchObject({ lost: 1 });
  });

  it('finds what is doubled, at its own place or at another', () => {
    expect(audit(three, [...three, place(3)])).toMatchObject({ doubled: 1 });
    expect(audit(three, [...three, place(4, 'id-1')])).toMatchObject({ doubled: 1 });
  });

  it('finds holes, by kiosk', () => {
    const other = [place(1, 'a', 'k-00000002'), place(4, 'd', 'k-00000002')];
    expect(audit([], [...three, ...other])).toMatchObject({ holed: 2, lost: 0 });
  });
});
