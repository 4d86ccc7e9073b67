import type { ComponentChildren } from 'preact';
import { IconWindow } from './icon.tsx';
import type { PictogramName } from './pictogram-names.ts';
import { usePress } from './press.ts';

export interface TileProps {
  readonly icon: PictogramName;
  readonly title: ComponentChildren;
  readonly note?: string | undefined;
  readonly onPress: () => void;
}

/** A door of the home screen. */
export function Tile({ icon, title, note, onPress }: TileProps) {
  const press = usePress(onPress);
  return (
    <button type="button" class="tile" onClick={press}>
      <IconWindow name={icon} />
      <span>
        <b>{title}</b>
        {note && <small>{note}</small>}
      </span>
    </button>
  );
}
