import { describe, expect, it } from 'vitest';
import type { HubTarget, ProvisionProbe } from '../../domain/api/index.ts';
import { err, ok } from '../../domain/basics/index.ts';
import type { EnrolError, ShellState } from '../services.ts';
import { type JoinParts, joinHub, settleAgain } from './join-hub.ts';

const code = '7KQ2M9XR4TZ1A';
const home: HubTarget = { hub: 'https://hub.example', keyPin: null };
const other: HubTarget = { hub: 'https://other.example', keyPin: null };

/** What a machine would do, with everything noted in order. */
interface Asked {
  readonly shell: ShellState['shell'];
  readonly told: HubTarget | null | undefined;
  readonly held: number;
  readonly probe: ProvisionProbe['outcome'] | undefined;
  readonly enrols: EnrolError | undefined;
  readonly at: HubTarget | undefined;
}

function machine(change: Partial<Asked> = {}) {
  const bare: Asked = {
    ...{ shell: 'up', told: null, held: 0, probe: 'ok', enrols: undefined, at: undefined },
    ...change,
  };
  const { shell, told, held, probe, enrols, at } = bare;
  const did: string[] = [];
  const parts = {
    link: {
      identity: { peek: () => (at ? { at } : undefined) },
      async enrol(_code: string, _shell: undefined, hub?: HubTarget) {
        did.push(`enrol ${hub?.hub ?? 'here'}`);
        return enrols === undefined ? ok(undefined) : err(enrols);
      },
    },
    shell: {
      state: { peek: () => ({ shell }) },
      hubTold: { peek: () => told },
      async provision(target: HubTarget) {
        did.push(`look ${target.hub}`);
        return probe && { outcome: probe, clockOffsetMs: 0 };
      },
      async settle(target: HubTarget) {
        did.push(`settle ${target.hub}`);
      },
    },
    held: () => held,
    origin: 'https://hub.example',
  } as unknown as JoinParts;
  return { parts, did };
}

describe('joining the hub of a code', () => {
  it('looks, redeems, and only then says that the machine belongs there', async () => {
    const { parts, did } = machine();
    expect(await joinHub(parts, code, home)).toEqual(ok(undefined));
    expect(did).toEqual([`look ${home.hub}`, `enrol ${home.hub}`, `settle ${home.hub}`]);
  });

  it.each(['unreachable', 'wrongPin', 'certificate', 'notAHub'] as const)(
    'redeems nothing where the look gave: %s',
    async (probe) => {
      const { parts, did } = machine({ probe });
      expect(await joinHub(parts, code, home)).toEqual(err(probe));
      expect(did).toEqual([`look ${home.hub}`]);
    },
  );

  it('a refused code leaves the machine where it was', async () => {
    for (const enrols of ['codeUsed', 'codeExpired', 'storageClosed'] as const) {
      const { parts, did } = machine({ enrols, told: home });
      expect(await joinHub(parts, code, other)).toEqual(err(enrols));
      expect(did).not.toContain(`settle ${other.hub}`);
    }
  });

  it('a wrong clock keeps nobody out, and is named where it does', async () => {
    const well = machine({ probe: 'clockWrong' });
    expect(await joinHub(well.parts, code, home)).toEqual(ok(undefined));
    const ill = machine({ probe: 'clockWrong', enrols: 'offline' });
    expect(await joinHub(ill.parts, code, home)).toEqual(err('clockWrong'));
  });

  it('does not leave a hub while it holds its requests, and stays free to be renewed there', async () => {
    const { parts, did } = machine({ told: home, held: 3 });
    expect(await joinHub(parts, code, other)).toEqual(err('requestsHeld'));
    expect(did).toEqual([]);
    expect((await joinHub(parts, code, home)).ok).toBe(true);
  });

  it('a typed code needs a machine that knows its hub', async () => {
    expect(await joinHub(machine().parts, code, undefined)).toEqual(err('noHub'));
    expect((await joinHub(machine({ told: home }).parts, code, undefined)).ok).toBe(true);
  });

  it('without a shell a page belongs to the hub that serves it; a silent shell is said', async () => {
    const tablet = machine({ shell: 'none', told: undefined });
    expect((await joinHub(tablet.parts, code, home)).ok).toBe(true);
    expect(await joinHub(tablet.parts, code, other)).toEqual(err('noShell'));
    const silent = machine({ probe: undefined });
    expect(await joinHub(silent.parts, code, home)).toEqual(err('shellSilent'));
  });
});

describe('after a cut between identity and shell', () => {
  it('the page says where it belongs, once, and only when the shell thinks otherwise', async () => {
    for (const [told, wanted] of [
      [null, [`settle ${home.hub}`]],
      [other, [`settle ${home.hub}`]],
      [home, []],
      [undefined, []],
    ] as const) {
      const { parts, did } = machine({ told, at: home });
      await settleAgain(parts);
      expect(did).toEqual(wanted);
    }
    const nobody = machine();
    await settleAgain(nobody.parts);
    expect(nobody.did).toEqual([]);
  });
});
