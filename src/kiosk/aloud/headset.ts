/** What is needed of `navigator.mediaDevices`. */
export interface Outputs extends Pick<EventTarget, 'addEventListener' | 'removeEventListener'> {
  readonly enumerateDevices: () => Promise<
    readonly Pick<MediaDeviceInfo, 'kind' | 'label' | 'deviceId'>[]
  >;
}

const headsetLabel = /head ?(set|phone)|ear ?(phone|piece)|tai nghe/i;

/**
 * Tells when a headset is plugged in or pulled out. Where policy lets the page read labels, by
 * them; elsewhere one output more than there was at the beginning is one that somebody brought.
 *
 * @returns a function that stops listening
 */
export function watchHeadset(
  outputs: Outputs | undefined,
  tell: (plugged: boolean) => void,
): () => void {
  if (outputs === undefined) return () => undefined;
  let plugged = false;
  let outputsAtFirst: number | undefined;
  let isOver = false;
  const look = async (): Promise<void> => {
    const devices = await outputs.enumerateDevices().catch(() => []);
    if (isOver) return;
    const sinks = devices.filter(({ kind }) => kind === 'audiooutput');
    outputsAtFirst ??= sinks.length;
    const labelled = sinks.some(({ label }) => label !== '');
    const next = labelled
      ? sinks.some(({ label }) => headsetLabel.test(label))
      : sinks.length > outputsAtFirst;
    if (next === plugged) return;
    plugged = next;
    tell(plugged);
  };
  const onChange = () => void look();
  outputs.addEventListener('devicechange', onChange);
  void look();
  return () => {
    isOver = true;
    outputs.removeEventListener('devicechange', onChange);
  };
}
