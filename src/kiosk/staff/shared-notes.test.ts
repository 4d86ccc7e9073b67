import { expect, test } from 'vitest';
import { bridgePaths, type StaffLock } from '../../domain/api/index.ts';
import type { BridgeCaller } from '../devices/shell/index.ts';
import { memoryStaffNotes } from './index.ts';
import { sharedStaffNotes } from './shared-notes.ts';

const nobody = { kind: 'failed', reason: 'garbage' } as const;

/** A shell that keeps a lock, and may be gone. */
function shellWith(lock: StaffLock) {
  const shell = { lock, isUp: true };
  const caller: BridgeCaller = {
    async call({ body, path }, read) {
      if (!shell.isUp || path !== bridgePaths.staffLock) return nobody;
      if (body !== undefined) shell.lock = body as StaffLock;
      const value = read(shell.lock);
      return value === undefined ? nobody : { kind: 'ok', status: 200, value };
    },
    session: async () => nobody,
    token: () => undefined,
  };
  return { shell, bridge: async () => caller };
}

test('the stricter lock of page and shell counts, and a change is told to both', async () => {
  const { shell, bridge } = shellWith({ wrongPins: 3, lockedUntilMs: 0 });
  const own = memoryStaffNotes({ wrongPins: 1, lockedUntilMs: 7 });
  const notes = sharedStaffNotes(own, bridge);
  expect(await notes.read()).toMatchObject({ wrongPins: 3, lockedUntilMs: 7 });
  await notes.write({ ...own.notes, wrongPins: 0, lockedUntilMs: 0 });
  expect([shell.lock, own.notes.wrongPins]).toEqual([{ wrongPins: 0, lockedUntilMs: 0 }, 0]);
});

test('without a shell the page’s own notes stand; without those, the shell’s', async () => {
  const { shell, bridge } = shellWith({ wrongPins: 5, lockedUntilMs: 9 });
  const own = memoryStaffNotes({ wrongPins: 2 });
  shell.isUp = false;
  expect(await sharedStaffNotes(own, bridge).read()).toMatchObject({ wrongPins: 2 });
  expect(await sharedStaffNotes(own, async () => undefined).read()).toMatchObject({ wrongPins: 2 });
  own.broken = true;
  await expect(sharedStaffNotes(own, bridge).read()).rejects.toThrow();
  shell.isUp = true;
  expect(await sharedStaffNotes(own, bridge).read()).toMatchObject({ lockedUntilMs: 9 });
});
