import type { StorageAnswer } from '../../domain/api/console/index.ts';
import { type StatusName, StatusShape } from '../ui/index.ts';
import { sayBytes, sayTime, useWords } from '../words/index.ts';

const shapes: Readonly<Record<StorageAnswer['level'], StatusName>> = {
  well: 'done',
  low: 'warning',
  full: 'error',
};

/** The room on the disk of the hub, as measured, and the alarm about it. */
export function StorageLine({ storage }: { readonly storage: StorageAnswer }) {
  const t = useWords();
  const { disks, databaseBytes, refusedMs, raisedMs, clearedMs } = storage;
  const rooms = disks.map(({ place, freeBytes, totalBytes }) =>
    t(place === 'hub' ? 'fleet.storageRoom' : 'fleet.storageRoomDatabase', {
      free: sayBytes(freeBytes),
      all: sayBytes(totalBytes),
    }),
  );
  const facts = [
    ...(rooms.length === 0 ? [t('fleet.storageUnknown')] : rooms),
    ...(databaseBytes === null
      ? []
      : [t('fleet.storageDatabase', { bytes: sayBytes(databaseBytes) })]),
    ...(storage.isDatabaseElsewhere ? [t('fleet.storageElsewhere')] : []),
    ...(refusedMs === null ? [] : [t('fleet.storageRefused', { time: sayTime(refusedMs, false) })]),
    ...(raisedMs === null ? [] : [t('fleet.storageRaised', { time: sayTime(raisedMs, false) })]),
    ...(raisedMs !== null || clearedMs === null
      ? []
      : [t('fleet.storageCleared', { time: sayTime(clearedMs, false) })]),
  ];
  return (
    <div class="marks row disks">
      <b>{t('fleet.storage')}</b>
      <span class="st">
        <StatusShape status={shapes[storage.level]} />
        {storage.machine}: {facts.join(' · ')}
      </span>
    </div>
  );
}
