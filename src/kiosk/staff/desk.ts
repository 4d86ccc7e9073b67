import {
  BridgeFaultsSchema,
  bridgePaths,
  hubPaths,
  ReadinessTakenSchema,
} from '../../domain/api/index.ts';
import {
  type ReadinessLine,
  type ReadinessReport,
  ReadinessReportSchema,
  readinessParts,
} from '../../domain/fleet/index.ts';
import type { BridgeCaller } from '../devices/shell/index.ts';
import type { HubCaller, SigningKey } from '../link/index.ts';
import type { Calibration, KioskServices, StaffDesk } from '../services.ts';
import { keepCalibration } from '../ui/index.ts';
import { isPossible } from './calibration.ts';
import { staffDoor } from './door.ts';
import type { StaffNotesStore } from './notes.ts';
import { pageLines } from './page-lines.ts';
import { sharedStaffNotes } from './shared-notes.ts';

/** Longest look of the shell at its machine, ms: it writes to the disk and looks at the pixels. */
const lookMs = 20_000;

/** What the desk needs beside the services that every screen has. */
export interface StaffLines {
  readonly bridge: BridgeCaller;
  readonly hub: HubCaller;
  readonly key: () => SigningKey | undefined;
}

/** Everything of staff mode that is not a screen. */
export function staffDesk(
  services: Pick<KioskServices, 'clock' | 'library' | 'link' | 'outbox' | 'shell'>,
  notes: StaffNotesStore,
  lines: () => Promise<StaffLines>,
): StaffDesk {
  const { clock, link } = services;
  const shared = sharedStaffNotes(notes, async () =>
    services.shell.state.peek().shell === 'up' ? (await lines()).bridge : undefined,
  );
  const door = staffDoor({ clock, notes: shared, link: () => link.state.peek() });

  async function askShell(found: readonly ReadinessLine[]): Promise<ReadinessReport | undefined> {
    if (services.shell.state.peek().shell !== 'up') return undefined;
    const { bridge } = await lines();
    const answer = await bridge.call(
      {
        method: 'POST',
        path: bridgePaths.readiness,
        body: { lines: found },
        timeoutMs: lookMs,
      },
      (json) => ReadinessReportSchema.safeParse(json).data,
    );
    return answer.kind === 'ok' ? answer.value : undefined;
  }

  return {
    enter: door.enter,
    tryPin: door.tryPin,
    async calibration() {
      return (await door.remembered()).calibration;
    },
    async calibrate(calibration: Calibration) {
      if (!isPossible(calibration)) throw new Error('broken invariant: no screen is like that');
      await door.remember({ calibration });
      keepCalibration(calibration.pxPerMm);
    },
    async faults() {
      if (services.shell.state.peek().shell !== 'up') return undefined;
      const { bridge } = await lines();
      const answer = await bridge.call(
        { method: 'GET', path: bridgePaths.faults },
        (json) => BridgeFaultsSchema.safeParse(json).data,
      );
      return answer.kind === 'ok' ? answer.value.faults : undefined;
    },
    async readiness(found) {
      const { calibration } = await door.remembered();
      const own = pageLines(services, calibration, clock());
      const mine = merge(own, found);
      const kiosk = link.state.peek().kiosk ?? null;
      const shell = await askShell(mine);
      const all = shell?.lines ?? mine;
      return {
        v: 1,
        madeAtMs: clock(),
        kiosk: shell?.kiosk ?? kiosk,
        shell: shell === undefined ? 'notRunning' : 'running',
        lines: [...all].sort(
          (a, b) => readinessParts.indexOf(a.part) - readinessParts.indexOf(b.part),
        ),
      };
    },
    async send(report) {
      const { hub, key } = await lines();
      const signing = key();
      if (signing === undefined) return false;
      const answer = await hub.call(
        { method: 'POST', path: hubPaths.readiness, body: report },
        (json) => ReadinessTakenSchema.safeParse(json).data,
        signing,
      );
      return answer.kind === 'ok';
    },
  };
}

/** What staff found stands for what the page thought of the same part. */
function merge(
  own: readonly ReadinessLine[],
  found: readonly ReadinessLine[],
): readonly ReadinessLine[] {
  return [...own.filter(({ part }) => !found.some((line) => line.part === part)), ...found];
}
