/** What to do about a port that another program holds; any other error as it is. */
export function sayTaken(error: unknown, what: string, port: number): unknown {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!taken) return error;
  return new Error(
    `Port ${port}, for the ${what}, is taken. Stop the program that holds it ` +
      `("ss -ltnp 'sport = :${port}'" names it), or give another port.`,
    { cause: error },
  );
}
