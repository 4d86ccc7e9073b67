/** What is known of a camera before it is opened. */
export interface CameraInfo {
  readonly deviceId: string;
  readonly label: string;
}

// The camera that looks at the resident's face is the last to take; infrared ones read no print.
const unfit = /front|user|facetime|infrared|\bIR\b|virtual/i;
const fit = /back|rear|environment|scan|document|usb/i;

/** The camera to scan with, and whether it is not the one that staff chose. */
export interface PickedCamera {
  /** Undefined when there is none, or none has told its id yet (before the first consent). */
  readonly camera: CameraInfo | undefined;
  readonly chosenMissing: boolean;
}

/**
 * The camera that staff chose, by its id; by its label when ids were made anew (a new browser
 * profile). Else the one whose label speaks for it, else the first that is not of the face.
 */
export function pickCamera(
  cameras: readonly CameraInfo[],
  chosen: CameraInfo | undefined,
): PickedCamera {
  const known = cameras.filter((camera) => camera.deviceId !== '');
  const found =
    chosen &&
    (known.find(({ deviceId }) => deviceId === chosen.deviceId) ??
      known.find(({ label }) => label !== '' && label === chosen.label));
  const camera =
    found ??
    known.find(({ label }) => fit.test(label) && !unfit.test(label)) ??
    known.find(({ label }) => !unfit.test(label)) ??
    known[0];
  return { camera, chosenMissing: chosen !== undefined && !found && known.length > 0 };
}
