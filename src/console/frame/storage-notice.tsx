import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  isOfBuildingOnly,
  type StorageAnswer,
  StorageAnswerSchema,
  type StorageLevel,
  storagePath,
} from '../../domain/api/console/index.ts';
import { Note } from '../ui/index.ts';
import { sayBytes, useWords } from '../words/index.ts';
import { useConsole } from './console-context.ts';

/** What the hub last told of its disks: asked for here alone, read wherever it is shown. */
export const storage = signal<StorageAnswer | undefined>(undefined);
/** For the line that says how the hub is; known without the rest when it answers nothing else. */
export const storageLevel = signal<StorageLevel>('well');

/** Room on a disk goes slowly, ms. */
const everyMs = 60_000;

/**
 * Says on every page that the disk of the hub needs room: to whoever can have it made while it is
 * low, and to everybody once what they write is refused.
 */
export function StorageNotice() {
  const t = useWords();
  useStorage();
  const { person } = useConsole().session;
  const told = storage.value;
  if (told === undefined || told.level === 'well') return null;
  const { level, machine, disks } = told;
  if (level === 'full') {
    return (
      <Note tone="e">
        <b>{t('frame.storageFull', { machine })}</b> {t('frame.storageFullNext')}
      </Note>
    );
  }
  if (!person.isAdministrator && !person.roles.includes('operator')) return null;
  const [tightest] = disks.toSorted((a, b) => a.freeBytes - b.freeBytes);
  if (tightest === undefined) return null;
  const free = sayBytes(tightest.freeBytes);
  const all = sayBytes(tightest.totalBytes);
  return (
    <Note tone="w">
      <b>{t('frame.storageLow', { free, all, machine })}</b> {t('frame.storageLowNext')}
    </Note>
  );
}

/** Apart from `useLive`: the foot tells the age of what the page shows, and not of this. */
function useStorage(): void {
  const { link, session, isOut } = useConsole();
  const isCity = !isOfBuildingOnly(session.person);
  useEffect(() => {
    if (isOut || !isCity) return;
    let isOver = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      const answer = await link.get(StorageAnswerSchema, storagePath);
      // A hub whose database fell for want of room answers nothing else.
      const isFull =
        !answer.ok && answer.error.kind === 'refused' && answer.error.code === 'storage-full';
      if (isOver || (!answer.ok && !isFull)) return;
      storageLevel.value = answer.ok ? answer.value.level : 'full';
      const before = storage.peek();
      storage.value = answer.ok ? answer.value : before && { ...before, level: 'full' };
    };
    void ask();
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [link, isOut, isCity]);
  // Somebody else may not be told.
  useEffect(
    () => () => {
      storage.value = undefined;
      storageLevel.value = 'well';
    },
    [],
  );
}
