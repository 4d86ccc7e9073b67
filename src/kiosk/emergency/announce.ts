import type { Language } from '../../domain/basics/index.ts';
import type { EmergencyDraft } from '../../domain/service/index.ts';

/** Silence between two readings, ms: those who come later hear it too, and talk is possible. */
const restMs = 30_000;

export interface Voice {
  readonly hasVoice: (language: Language) => boolean;
  readonly speak: (text: string, language: Language, signal: AbortSignal) => Promise<void>;
  /** Ends whatever is being read. */
  readonly silence: () => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

/**
 * Reads a message aloud, again and again, where the machine has a voice; `also` is asked anew each
 * time, since what else holds comes and goes. Returns how to end it.
 */
export function announce(
  { title, steps }: EmergencyDraft,
  languages: readonly Language[],
  voice: Voice,
  also: (language: Language) => string | undefined,
): () => void {
  const stop = new AbortController();
  const spoken = languages.filter(voice.hasVoice);
  if (spoken.length === 0) return () => undefined;
  const read = async (): Promise<void> => {
    for (const language of spoken) {
      if (stop.signal.aborted) return;
      const told = [title, ...steps].map((one) => one[language]);
      const text = [...told, also(language) ?? []].flat().join('. ');
      await voice.speak(text, language, stop.signal);
    }
    const cancel = voice.after(restMs, () => void read());
    stop.signal.addEventListener('abort', cancel, { once: true });
  };
  voice.silence();
  void read();
  return () => stop.abort();
}
