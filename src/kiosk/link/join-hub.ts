import type { HubTarget, ProvisionProbe } from '../../domain/api/index.ts';
import { err, type Result } from '../../domain/basics/index.ts';
import type { EnrolError, ShellState } from '../services.ts';
import type { RunningHubLink } from './hub-link-parts.ts';

/** What joining a hub needs of the other rooms. */
export interface JoinParts {
  readonly link: Pick<RunningHubLink, 'enrol' | 'identity'>;
  readonly shell: {
    readonly state: { peek(): Pick<ShellState, 'shell'> };
    readonly hubTold: { peek(): HubTarget | null | undefined };
    provision(target: HubTarget): Promise<ProvisionProbe | undefined>;
    settle(target: HubTarget): Promise<void>;
  };
  /** Requests that are not settled at the present hub. */
  readonly held: () => number;
  /** `location.origin`: a tablet belongs to the hub that serves its page. */
  readonly origin: string;
}

/**
 * Makes this machine a kiosk of the hub that a code names, or of the one it knows. Every step is
 * durable before the next: cut anywhere, it belongs where it did, or where it shall (S5).
 */
export async function joinHub(
  { link, shell, held, origin }: JoinParts,
  code: string,
  at: HubTarget | undefined,
): Promise<Result<void, EnrolError>> {
  const { shell: there } = shell.state.peek();
  const known = shell.hubTold.peek();
  if (at === undefined) {
    if (there === 'up' && known === null) return err('noHub');
    return link.enrol(code);
  }
  if (there === 'none') return at.hub === origin ? link.enrol(code, undefined, at) : err('noShell');
  const moves = known !== undefined && known !== null && known.hub !== at.hub;
  // They are sealed for the present hub, and no other can open them.
  if (moves && held() > 0) return err('requestsHeld');
  const probe = await shell.provision(at);
  if (probe === undefined) return err('shellSilent');
  if (probe.outcome !== 'ok' && probe.outcome !== 'clockWrong') return err(probe.outcome);
  const joined = await link.enrol(code, undefined, at);
  if (joined.ok) await shell.settle(at);
  // Nothing answered, and the clock is what keeps a certificate from being believed.
  else if (joined.error === 'offline' && probe.outcome === 'clockWrong') return err('clockWrong');
  return joined;
}

/** After a cut between identity and shell: the page says which hub it belongs to. */
export async function settleAgain({ link, shell }: Pick<JoinParts, 'link' | 'shell'>) {
  const at = link.identity.peek()?.at;
  const known = shell.hubTold.peek();
  if (at === undefined || known === undefined) return;
  if (known === null || known.hub !== at.hub || known.keyPin !== at.keyPin) await shell.settle(at);
}
