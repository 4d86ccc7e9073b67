/** Groups of words of one language; what it lacks is said in English. */
export type GuestTable = Readonly<Record<string, Readonly<Record<string, string>>>>;
