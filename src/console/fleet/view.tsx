import './fleet.css';
import type { PageProps } from '../frame/index.ts';
import { FleetView } from './fleet-view.tsx';
import { KioskView } from './kiosk-view.tsx';
import { NewKiosk } from './new-kiosk.tsx';

/** `fleet` lists, `fleet/new` makes a code, `fleet/k-…` is one kiosk. */
export function View({ rest, query }: PageProps) {
  if (rest === 'new') return <NewKiosk />;
  if (rest !== '') return <KioskView key={rest} kiosk={rest} />;
  return <FleetView query={query} />;
}
