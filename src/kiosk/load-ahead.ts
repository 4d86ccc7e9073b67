/** What is fetched behind the first screen may wait this long for an idle moment, ms. */
const idleWaitMs = 1_000;

type Load = () => Promise<unknown>;

/**
 * Fetches parts of the page one after the other, each in an idle moment, so that none waits under
 * a finger and none holds one up. What cannot be had now is fetched at the moment of use.
 *
 * @param whenIdle `requestIdleCallback`, or what stands for it
 */
export async function loadAhead(
  parts: readonly Load[],
  whenIdle: (then: () => void, options: { readonly timeout: number }) => void,
): Promise<void> {
  for (const part of parts) {
    await new Promise<void>((resolve) => whenIdle(resolve, { timeout: idleWaitMs }));
    await part().catch(() => undefined);
  }
}
