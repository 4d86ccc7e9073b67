/** What is needed of an IndexedDB transaction, of whatever stores. */
interface Transaction {
  readonly done: Promise<void>;
  readonly error: DOMException | null;
  abort(): void;
}

/**
 * Waits for work and then for its commit; rejects with the cause when either fails. The work of a
 * failed transaction rejects before `done` does: without this, `done` would be found unhandled.
 */
export async function finishTransaction<T>(tx: Transaction, work: Promise<T>): Promise<T> {
  const { done } = tx;
  done.catch(() => undefined);
  try {
    const result = await work;
    await done;
    return result;
  } catch (error) {
    abortTransaction(tx);
    await done.catch(() => undefined);
    throw tx.error ?? error;
  }
}

/** Aborts, unless it has finished: whether it was written is then found out by reading. */
export function abortTransaction(tx: Pick<Transaction, 'abort'>): void {
  try {
    tx.abort();
  } catch {
    // Finished already.
  }
}
