export { AccessBar, type AccessKey } from './access-bar.tsx';
export { AudioKeys } from './audio-keys.tsx';
export { Button } from './button.tsx';
export { ChecklistItem } from './checklist-item.tsx';
export { DayWheels } from './day-wheels.tsx';
export { Doubt, FactCard, Plate } from './fact.tsx';
export { Field } from './field.tsx';
export { Header, type HeaderView } from './header.tsx';
export { Icon, IconWindow } from './icon.tsx';
export { BoardKey, Keyboard, type KeyboardWords } from './keyboard.tsx';
export { loadQrEncoder, loadSlipPreview } from './load-parts.ts';
export { MaskedValue, ShowKey } from './masked-value.tsx';
export {
  applyDisplay,
  keepCalibration,
  keptCalibration,
  measureScreen,
  pxPerMm,
  type ScreenMeasure,
} from './measure.ts';
export { NumberPad } from './number-pad.tsx';
export { Chip, Option, Options } from './option.tsx';
export { Pager } from './pager.tsx';
export type { PictogramName } from './pictogram-names.ts';
export { forgetPress, usePress } from './press.ts';
export { PrintProgress } from './print-progress.tsx';
export { QrCode } from './qr-code.tsx';
export { Ring } from './ring.tsx';
export { ScanPicture } from './scan-pictures.tsx';
export { Sheet } from './sheet.tsx';
export { bringSprite } from './sprite.ts';
export { Strip } from './strip.tsx';
export { Tile } from './tile.tsx';
export { Title } from './title.tsx';
export { useAfterPaint } from './use-after-paint.ts';
export { useLoaded } from './use-loaded.ts';
export { WallArt } from './wall-art.tsx';
