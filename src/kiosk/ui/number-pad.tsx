import { Icon } from './icon.tsx';

export interface NumberPadProps {
  readonly label: string;
  readonly erase: string;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
}

const rows = ['123', '456', '789'] as const;

/** Ten figures in the order of a telephone. */
export function NumberPad({ label, erase, onDigit, onErase }: NumberPadProps) {
  const digit = (text: string) => (
    <button key={text} type="button" class="kb num" data-key={text} onClick={() => onDigit(text)}>
      {text}
    </button>
  );
  return (
    <section class="pad" aria-label={label}>
      {rows.map((row) => [...row].map(digit))}
      <span aria-hidden="true" />
      {digit('0')}
      <button type="button" class="kb" data-key="erase" onClick={onErase}>
        <Icon name="erase" />
        <small>{erase}</small>
      </button>
    </section>
  );
}
