import type { ScreenLanguage } from '../domain/basics/index.ts';

/** Words a minute of a plain voice are about 180; the requirement is 120 to 125 (R30). */
const rate = 0.7;
/** `end` may never fire (toolchain.md): after this long, ms, the voice counts as ended. */
const speakMsMax = 60_000;

/** The browser's speech, where the machine has voices; it never pretends to speak. */
export function createVoice(speech: SpeechSynthesis | undefined) {
  const voiceFor = (language: ScreenLanguage) =>
    speech?.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language));

  return {
    hasVoice: (language: ScreenLanguage): boolean => voiceFor(language) !== undefined,
    /** Calls back when voices came or went. Returns a function that stops listening. */
    onVoices(listener: () => void): () => void {
      speech?.addEventListener('voiceschanged', listener);
      return () => speech?.removeEventListener('voiceschanged', listener);
    },
    /** @param how rate and gain, 1 as it stands */
    speak(
      text: string,
      language: ScreenLanguage,
      signal: AbortSignal,
      how: { readonly rate: number; readonly gain: number } = { rate: 1, gain: 1 },
    ): Promise<void> {
      const voice = voiceFor(language);
      if (speech === undefined || voice === undefined) return Promise.resolve();
      return new Promise((resolve) => {
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.rate = rate * how.rate;
        utterance.volume = Math.min(1, how.gain);
        const timer = setTimeout(done, speakMsMax);
        function done(): void {
          clearTimeout(timer);
          speech?.cancel();
          resolve();
        }
        utterance.onend = done;
        utterance.onerror = done;
        signal.addEventListener('abort', done, { once: true });
        speech.speak(utterance);
      });
    },
  };
}
