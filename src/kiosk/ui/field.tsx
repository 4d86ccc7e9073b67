import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { PictogramName } from './pictogram-names.ts';
import { usePress } from './press.ts';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly icon?: PictogramName;
  /** Shown while nothing is typed. */
  readonly hint?: string;
  /** The one that the keyboard writes to. */
  readonly active: boolean;
  readonly onPress?: () => void;
  /** Several lines: the end stays in view. */
  readonly tall?: boolean;
  readonly children?: ComponentChildren;
}

/**
 * Where the on-screen keyboard writes. Not an `<input>`: hardware keys belong to the scanner, and
 * an input would open the browser's own helpers, menus and memory (R63).
 */
export function Field(props: FieldProps) {
  const { label, value, icon, hint, active, onPress, tall = false, children } = props;
  const press = usePress(onPress ?? ignore);
  const box = (
    <span class="field-value">
      <span class={tall ? 'typed tall' : 'typed'}>
        <span>
          {tall ? value : value.replace(lineEnds, ' ')}
          {active && <span class="caret" />}
          {value === '' && hint && <small class="hint">{hint}</small>}
        </span>
      </span>
    </span>
  );
  return (
    <div class={`field${active ? ' is-active' : ''}${tall ? ' tall' : ''}`}>
      {icon && <Icon name={icon} />}
      {onPress ? (
        <button type="button" class="field-key" aria-label={`${label}: ${value}`} onClick={press}>
          {box}
        </button>
      ) : (
        <div role="textbox" tabIndex={0} aria-readonly="true" aria-label={label} class="field-key">
          {box}
        </div>
      )}
      {children}
    </div>
  );
}

/** What would make a second line of a field that has one. */
const lineEnds = /[\n\v\f\r\u2028\u2029]+/g;

function ignore(): void {
  // a field that is the only one needs no choosing
}
