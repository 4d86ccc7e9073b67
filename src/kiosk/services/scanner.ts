import type { ReadonlySignal } from '@preact/signals';

export type ScannerStatus = 'idle' | 'opening' | 'live' | 'noCamera' | 'denied' | 'busy' | 'lost';

/** What is wrong with the light. */
export type LightAdvice = 'dark' | 'glare';

/** A text that some scanner read. Nothing in it is ever navigated to, executed or kept. */
export interface CodeRead {
  readonly text: string;
  readonly source: 'camera' | 'wedge' | 'shell';
  /** What kind of symbol it was, where the source knows: tells a product from a personal number. */
  readonly symbology?: string | undefined;
}

/** A camera as the browser tells it; id and label are empty before the first consent. */
export interface CameraChoice {
  readonly deviceId: string;
  readonly label: string;
}

/** For staff: which camera scans. Their choice outlives the page, and is kept on this machine. */
export interface CameraDesk {
  /** The camera opened last; `chosenMissing`: staff chose another one, which is not there. */
  readonly inUse: ReadonlySignal<(CameraChoice & { readonly chosenMissing: boolean }) | undefined>;
  list(): Promise<readonly CameraChoice[]>;
  chosen(): Promise<CameraChoice | undefined>;
  /** From the next opening on; undefined: the one whose label fits best. */
  choose(camera: CameraChoice | undefined): Promise<void>;
}

/** Camera on consent; wedge and shell scanners always. */
export interface CodeScanner {
  readonly cameras: CameraDesk;
  readonly status: ReadonlySignal<ScannerStatus>;
  /** While the camera is open and the light hides the code. */
  readonly light: ReadonlySignal<LightAdvice | undefined>;
  /** The camera's lamp; undefined where there is none. */
  readonly torch: ReadonlySignal<'off' | 'on' | undefined>;
  switchTorch(on: boolean): Promise<void>;
  /** Before it is known whether the camera will be wanted: makes its opening quick; opens nothing. */
  prepareCamera(): void;
  /** Where the live view is drawn while the camera is open. */
  openCamera(video: HTMLVideoElement): Promise<void>;
  closeCamera(): void;
  /** Every read, from any source. Returns a function that stops listening. */
  onRead(listener: (read: CodeRead) => void): () => void;
}
