let busy = 0;

/** Counts the operations of WebCrypto that are under way: they end in real time, not simulated. */
function watch<A extends unknown[], R>(real: (...args: A) => Promise<R>) {
  return async (...args: A): Promise<R> => {
    busy += 1;
    try {
      return await real.apply(crypto.subtle, args);
    } finally {
      busy -= 1;
    }
  };
}

const { subtle } = crypto;
subtle.sign = watch(subtle.sign);
subtle.verify = watch(subtle.verify);
subtle.digest = watch(subtle.digest);
Object.assign(subtle, {
  importKey: watch(subtle.importKey),
  exportKey: watch(subtle.exportKey),
  generateKey: watch(subtle.generateKey),
});

/** Waits until nothing is under way any more, however loaded the machine is. */
export async function settleCrypto(): Promise<void> {
  for (let quiet = 0; quiet < 4; ) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    quiet = busy === 0 ? quiet + 1 : 0;
  }
}
