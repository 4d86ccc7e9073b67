/** What is known of a camera before it is opened. */
export interface CameraInfo {
  readonly deviceId: string;
  readonly label: string;
}

// The camera that looks at the resident's face is the last to take; infrared ones read no print.
const unfit = /front|user|facetime|infrared|\bIR\b|virtual/i;
const fit = /back|rear|environment|scan|document|usb/i;

/**
 * The camera to scan with: the one named at set-up, else the one whose label speaks for it, else
 * the first. Undefined when there is none, or none has told its id yet (before the first consent).
 */
export function pickCamera(
  cameras: readonly CameraInfo[],
  preferredLabel: string | undefined,
): CameraInfo | undefined {
  const known = cameras.filter((camera) => camera.deviceId !== '');
  return (
    known.find((camera) => preferredLabel !== undefined && camera.label === preferredLabel) ??
    known.find((camera) => fit.test(camera.label) && !unfit.test(camera.label)) ??
    known.find((camera) => !unfit.test(camera.label)) ??
    known[0]
  );
}
