import { noteAudit } from '../audit/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { systemClock } from '../world.ts';
import { type Invitation, inviteFirst } from './roster.ts';

/** A one-time link that makes an administrator, asked for at the machine itself: it is written down. */
export function inviteFirstAdministrator(store: Store): Promise<Invitation> {
  return inTransaction(store.pool, async (client) => {
    const invitation = await inviteFirst(client, systemClock());
    await noteAudit(client, {
      person: { id: 'cli', name: '' },
      what: 'people.first-administrator',
      subject: 'link',
      facts: { expiresAt: invitation.expiresAt },
    });
    return invitation;
  });
}
