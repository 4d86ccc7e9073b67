/** Times and sizes of the road to the hub. */
export interface ProxyLimits {
  readonly connectMs: number;
  /** Longest silence before or within an answer: a wake poll is held 55 s. */
  readonly silenceMs: number;
  readonly requestBytesMax: number;
  readonly answerBytesMax: number;
  /** Requests at once; one kiosk needs three. */
  readonly openMax: number;
}

export const proxyLimits: ProxyLimits = {
  connectMs: 5000,
  silenceMs: 75_000,
  requestBytesMax: 1024 * 1024,
  answerBytesMax: 64 * 1024 * 1024,
  openMax: 16,
};
