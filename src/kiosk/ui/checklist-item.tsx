import type { ComponentChildren } from 'preact';
import { Plate } from './fact.tsx';
import { Icon, IconWindow } from './icon.tsx';
import type { PictogramName } from './pictogram-names.ts';

export interface ChecklistItemProps {
  /** Its number among the papers to bring; undefined: not to be brought. */
  readonly number: number | undefined;
  readonly icon: PictogramName;
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A paper: plates count what to bring; a green check and a dashed frame say "not needed". */
export function ChecklistItem({ number, icon, title, children }: ChecklistItemProps) {
  return (
    <li class={number === undefined ? 'item not-needed' : 'item'}>
      {number === undefined ? (
        <span class="tick">
          <Icon name="check" plain />
        </span>
      ) : (
        <Plate>{number}</Plate>
      )}
      <IconWindow name={icon} />
      <div class="item-text">
        <b>{title}</b>
        {children}
      </div>
    </li>
  );
}
