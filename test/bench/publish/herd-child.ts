/**
 * A fleet beside the hub, in a process of its own: each kiosk with a connection of its own holds a
 * wake poll. When it is told, it asks for what a kiosk asks for. One JSON line for each step.
 */
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';

const [, , url = '', count = '0'] = process.argv;
const agents = Array.from(
  { length: Number(count) },
  () => new Agent({ keepAlive: true, maxSockets: 1 }),
);

/** Resolves with the status; what comes is thrown away. */
function get(agent: Agent | undefined, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(new URL(path, url), { agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

interface Step {
  /** Asked by every kiosk, one after the other. */
  readonly paths: readonly string[];
  readonly times: number;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { paths, times }: Step = JSON.parse(line);
  const startMs = performance.now();
  const firstMs: number[] = [];
  const statuses: Record<number, number> = {};
  await Promise.all(
    agents.map(async (agent) => {
      for (let time = 0; time < times; time += 1) {
        for (const [place, path] of paths.entries()) {
          const status = await get(agent, path);
          statuses[status] = (statuses[status] ?? 0) + 1;
          if (time === 0 && place === 0) firstMs.push(Math.round(performance.now() - startMs));
        }
      }
    }),
  );
  const wallMs = Math.round(performance.now() - startMs);
  process.stdout.write(`${JSON.stringify({ firstMs, statuses, wallMs })}\n`);
}
for (const agent of agents) agent.destroy();
