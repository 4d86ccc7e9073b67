import { bridgePaths, type StaffLock, StaffLockSchema } from '../../domain/api/index.ts';
import type { BridgeCaller } from '../devices/shell/index.ts';
import { noNotes, type StaffNotesStore } from './notes.ts';

/** The shell keeps a number on its disk; longer than this and it is not there, ms. */
const lockMs = 2_000;

/**
 * Notes whose lock the shell knows too: who was locked out here does not get in at the rescue page,
 * nor the other way round. The stricter of the two counts. Without a shell the notes stand alone.
 */
export function sharedStaffNotes(
  notes: StaffNotesStore,
  bridge: () => Promise<BridgeCaller | undefined>,
): StaffNotesStore {
  const ask = async (body?: StaffLock): Promise<StaffLock | undefined> => {
    const caller = await bridge().catch(() => undefined);
    const call = { path: bridgePaths.staffLock, timeoutMs: lockMs };
    const answer = await caller?.call(
      body === undefined ? { ...call, method: 'GET' } : { ...call, method: 'POST', body },
      (json) => StaffLockSchema.safeParse(json).data,
    );
    return answer?.kind === 'ok' ? answer.value : undefined;
  };
  return {
    async read() {
      const [kept, shells] = await Promise.all([notes.read().catch(() => undefined), ask()]);
      if (kept === undefined && shells === undefined) throw new Error('no storage answers');
      const own = kept ?? noNotes;
      return {
        ...own,
        wrongPins: Math.max(own.wrongPins, shells?.wrongPins ?? 0),
        lockedUntilMs: Math.max(own.lockedUntilMs, shells?.lockedUntilMs ?? 0),
      };
    },
    async write(changed) {
      const { wrongPins, lockedUntilMs } = changed;
      await Promise.all([notes.write(changed), ask({ wrongPins, lockedUntilMs })]);
    },
  };
}
