import './fleet.css';
import type { PageProps } from '../frame/index.ts';
import { FleetView } from './fleet-view.tsx';
import { KioskView } from './kiosk-view.tsx';
import { NewKiosk } from './new-kiosk.tsx';
import { RevokedView } from './revoked-view.tsx';

/** `fleet` lists, `fleet/new` makes a code, `fleet/revoked` lists who serves no more, `fleet/k-…` is one kiosk. */
export function View({ rest, query }: PageProps) {
  if (rest === 'new') return <NewKiosk />;
  if (rest === 'revoked') return <RevokedView />;
  if (rest !== '') return <KioskView key={rest} kiosk={rest} />;
  return <FleetView query={query} />;
}
