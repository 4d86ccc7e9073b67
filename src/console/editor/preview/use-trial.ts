import type { Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type BadPage,
  PreviewAnswerSchema,
  type PreviewPlace,
} from '../../../domain/api/console/index.ts';
import { type Drawable, everyFrame } from './frames.ts';

/** What is known of a trial so far. */
export interface TrialState {
  readonly state: 'trying' | 'tried' | 'refused';
  /** In the order in which they are tried: the place on the glass first. */
  readonly places: readonly PreviewPlace[];
  /** Places times frames that were looked at. */
  readonly at: number;
  readonly bad: readonly BadPage[];
  readonly pages: number;
}

interface TrialWish {
  readonly draft: Drawable | undefined;
  readonly places: readonly PreviewPlace[];
  readonly day: string;
}

/** A trial of a draft and how far it is. */
export interface Trial {
  readonly frame: Ref<HTMLIFrameElement>;
  /** Undefined: this draft was not tried. */
  readonly state: TrialState | undefined;
  /** Tries every place on every frame, this one first. */
  readonly begin: (first: PreviewPlace) => void;
}

const isPlace = (one: PreviewPlace, other: PreviewPlace) =>
  JSON.stringify(one) === JSON.stringify(other);

/** Tries a draft in a frame that nobody sees. A draft that changed has not been tried. */
export function useTrial({ draft, places, day }: TrialWish): Trial {
  const frame = useRef<HTMLIFrameElement>(null);
  const turn = useRef(0);
  const asked = useRef(0);
  const [isReady, setReady] = useState(false);
  const [state, setState] = useState<TrialState>();

  useEffect(() => {
    const onMessage = ({ origin, source, data }: MessageEvent) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      const read = PreviewAnswerSchema.safeParse(data);
      if (!read.success) return;
      const answer = read.data;
      if (answer.kind === 'ready') setReady(true);
      else if (answer.kind === 'drawn' || answer.turn !== turn.current) return;
      else setState((before) => before && after(before, answer));
    };
    addEventListener('message', onMessage);
    return () => removeEventListener('message', onMessage);
  }, []);

  useEffect(() => {
    if (state?.state !== 'trying' || !isReady || asked.current === turn.current) return;
    asked.current = turn.current;
    const looks = everyFrame.map(({ device, size, language }) => {
      const { width, height, pxPerMm } = device;
      return { width, height, pxPerMm, size, language };
    });
    const wish = { kind: 'try', turn: turn.current, ...draft, day, looks, places: state.places };
    frame.current?.contentWindow?.postMessage(wish, location.origin);
  }, [state, isReady, draft, day]);

  useEffect(() => {
    turn.current += 1;
    setState(undefined);
    frame.current?.contentWindow?.postMessage({ kind: 'stop' }, location.origin);
  }, [draft, day]);

  const begin = (first: PreviewPlace) => {
    turn.current += 1;
    const others = places.filter((place) => !isPlace(place, first));
    setState({ state: 'trying', places: [first, ...others], at: 0, bad: [], pages: 0 });
  };
  return { frame, state, begin };
}

type Progress = Exclude<
  ReturnType<typeof PreviewAnswerSchema.parse>,
  { kind: 'ready' } | { kind: 'drawn' }
>;

function after(before: TrialState, answer: Progress): TrialState {
  if (answer.kind === 'refused') return { ...before, state: 'refused' };
  const { pages, bad } = answer;
  if (answer.kind === 'tried') {
    const at = before.places.length * everyFrame.length;
    return { ...before, state: 'tried', at, bad, pages };
  }
  return { ...before, at: answer.at, bad: [...before.bad, ...bad], pages };
}
