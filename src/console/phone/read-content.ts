import type { PhoneContent } from '../../domain/guide/index.ts';

/**
 * All flows at once, under one address for everybody: nothing of the fragment is in what is asked.
 *
 * @throws when the hub cannot be reached or answers with something else
 */
export async function readContent(ask: (path: string) => Promise<Response>): Promise<PhoneContent> {
  const response = await ask('/t/flows.json');
  if (!response.ok) throw new Error(`the hub answered ${response.status}`);
  return response.json();
}
