import type { CameraInfo } from './pick-camera.ts';

/** Where staff's choice lies: of this origin, on this machine, and no datum of a resident. */
const key = 'motcham.camera';
/** Ids are 64 hexadecimal digits, labels a line: more than this was not written by us. Characters. */
const charactersMax = 1000;

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The camera that staff chose; undefined when none was, or what is written is not readable. */
export function findChosenCamera(shelf: Shelf = localStorage): CameraInfo | undefined {
  try {
    const text = shelf.getItem(key);
    if (text === null || text.length > charactersMax) return undefined;
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return undefined;
    const { deviceId, label } = read as Record<string, unknown>;
    if (typeof deviceId !== 'string' || typeof label !== 'string') return undefined;
    return { deviceId, label };
  } catch {
    // No storage, or not ours: the camera is then picked by its label, as without a choice.
    return undefined;
  }
}

/**
 * Writes down which camera to open from now on; undefined: the one whose label fits best.
 *
 * @throws when the browser keeps nothing
 */
export function keepChosenCamera(
  camera: CameraInfo | undefined,
  shelf: Shelf = localStorage,
): void {
  if (camera) shelf.setItem(key, JSON.stringify(camera));
  else shelf.removeItem(key);
}
