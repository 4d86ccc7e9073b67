import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComposeKey, Tone } from '../../domain/vietnamese/index.ts';
import { Icon } from './icon.tsx';
import {
  type KeyboardLayer,
  type KeySpec,
  keyboardRows,
  smallKeyboardRows,
} from './keyboard-layout.ts';

export interface KeyboardWords {
  readonly label: string;
  readonly space: string;
  readonly erase: string;
  readonly digits: string;
  readonly letters: string;
  readonly tones: Readonly<Record<Tone, string>>;
}

export interface KeyboardProps {
  readonly words: KeyboardWords;
  readonly onKey: (key: ComposeKey) => void;
  readonly startWith?: KeyboardLayer;
  /** Keys beside the space bar: the ways on and back while typing. */
  readonly left?: ComponentChildren;
  readonly right?: ComponentChildren;
}

/** A sample of each tone on `a`, as taught at school. */
const sample: Readonly<Record<Tone, string>> = {
  acute: 'á',
  grave: 'à',
  hook: 'ả',
  tilde: 'ã',
  dot: 'ạ',
};

/**
 * The Vietnamese keyboard (R59). Native buttons: a key writes once, on release, however long it is
 * held (R11, R12); two quick presses are two letters, as "oo" asks for.
 */
export function Keyboard({ words, onKey, startWith = 'letters', left, right }: KeyboardProps) {
  const [layer, setLayer] = useState<KeyboardLayer | 'marks'>(startWith);
  const isSmall = document.documentElement.dataset['short'] !== undefined;
  const rows = isSmall || layer === 'marks' ? smallKeyboardRows[layer] : keyboardRows[layer];
  const board = useRef<HTMLElement>(null);
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    // What a keyboard with keys types (keys/): Telex and VNI compose here, as the tone keys do.
    const onTyped = (event: Event) => {
      const { detail } = event as CustomEvent<string>;
      // Where figures are shown nothing is composed: the letter of a number ("H26") stands as it is.
      const isSigns = board.current?.dataset['types'] === 'signs';
      latest.current({ kind: isSigns ? 'letter' : 'typed', letter: detail });
    };
    const element = board.current;
    element?.addEventListener('typed', onTyped);
    return () => element?.removeEventListener('typed', onTyped);
  }, []);
  const press = (spec: KeySpec) => {
    const letters = startWith === 'code' ? 'code' : 'letters';
    if (spec.key === 'layer') setLayer(layer === 'digits' ? letters : 'digits');
    else if (spec.key === 'marks') setLayer(layer === 'marks' ? 'letters' : 'marks');
    else onKey(spec.key);
  };
  return (
    <section
      class="board"
      aria-label={words.label}
      ref={board}
      data-types={typesOf(layer, startWith)}
    >
      {rows.map((row) => (
        <div class="board-row" key={row[0]?.id}>
          {row.map((spec) => (
            <button
              key={spec.id}
              type="button"
              class={`kb${spec.tint ? ' tint' : ''}`}
              data-key={spec.id}
              style={{ flexGrow: spec.width }}
              onClick={() => press(spec)}
            >
              <KeyFace spec={spec} layer={layer} words={words} />
            </button>
          ))}
        </div>
      ))}
      <div class="board-row">
        {left}
        <button
          type="button"
          class="kb space"
          data-key="space"
          onClick={() => onKey({ kind: 'letter', letter: ' ' })}
        >
          {words.space}
        </button>
        {right}
      </div>
    </section>
  );
}

/**
 * What a key of a hand writes here (keys/): `words` composes; `signs` takes what has no key in sight as it
 * is; undefined presses the keys that are shown and no other.
 */
function typesOf(
  layer: KeyboardLayer | 'marks',
  startWith: KeyboardLayer,
): 'words' | 'signs' | undefined {
  if (layer === 'letters' || layer === 'marks') return 'words';
  return layer === 'digits' && startWith !== 'code' ? 'signs' : undefined;
}

function KeyFace({
  spec,
  layer,
  words,
}: {
  readonly spec: KeySpec;
  readonly layer: KeyboardLayer | 'marks';
  readonly words: KeyboardWords;
}) {
  if (spec.key === 'layer')
    return <small>{layer === 'digits' ? words.letters : words.digits}</small>;
  if (spec.key === 'marks') return <small>{layer === 'marks' ? words.letters : 'ă ê ơ á'}</small>;
  if (spec.key.kind === 'letter') return <>{spec.key.letter}</>;
  if (spec.key.kind === 'tone') {
    return (
      <>
        <b>{sample[spec.key.tone]}</b>
        <small>{words.tones[spec.key.tone]}</small>
      </>
    );
  }
  return (
    <>
      <Icon name="erase" />
      <small>{words.erase}</small>
    </>
  );
}

/** A key beside the space bar that does something else than write. */
export function BoardKey({
  children,
  onPress,
  wide = false,
}: {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  /** Two letters wide on a small unit. */
  readonly wide?: boolean;
}) {
  return (
    <button type="button" class={wide ? 'kb wide' : 'kb narrow'} onClick={onPress}>
      <small>{children}</small>
    </button>
  );
}
