import { describe, expect, it } from 'vitest';
import {
  type BridgeStatus,
  bridgePaths,
  bridgeTokenHeader,
  problemOf,
} from '../../../domain/api/index.ts';
import { simulateTime } from '../../link/index.ts';
import { createShellLink } from './shell-link.ts';
import { eventLengthMax, type ServerEvent, sseReader } from './sse.ts';

const status: BridgeStatus = {
  printer: { status: 'ready', paperLow: false },
  scanner: 'ready',
  hub: 'reachable',
  shell: { version: '0.1.0', uptimeMs: 5 },
};

/** A shell that can be restarted: it then knows no token it gave before. */
function fakeShell() {
  let generation = 1;
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  const shell = {
    mode: 'up' as 'up' | 'dead' | 'hub' | 'silent',
    printer: status.printer,
    calls: [] as string[],
    beats: [] as unknown[],
    restart() {
      generation += 1;
      stream?.close();
      stream = undefined;
    },
    say(text: string) {
      stream?.enqueue(new TextEncoder().encode(text));
    },
    async fetch(path: string, init: RequestInit): Promise<Response> {
      shell.calls.push(path);
      if (shell.mode === 'dead') throw new TypeError('connection refused');
      if (shell.mode === 'silent') return new Promise(() => undefined);
      if (shell.mode === 'hub') {
        return new Response(JSON.stringify(problemOf('not-found')), { status: 404 });
      }
      const token = `token-${generation}-`.padEnd(40, 'x');
      if (path === bridgePaths.session) {
        return Response.json({ token, bootId: 'b', trial: true, enrolment: null });
      }
      if ((init.headers as Record<string, string>)[bridgeTokenHeader] !== token) {
        return new Response(JSON.stringify(problemOf('forbidden')), { status: 403 });
      }
      if (path === bridgePaths.events) {
        const start = (to: ReadableStreamDefaultController<Uint8Array>) => {
          stream = to;
        };
        return new Response(new ReadableStream({ start }));
      }
      if (path === bridgePaths.beat) {
        shell.beats.push(await new Response(init.body ?? null).json());
        return new Response(null, { status: 204 });
      }
      return Response.json({ ...status, printer: shell.printer });
    },
  };
  return shell;
}

function setUp(shellOrigin = true) {
  const shell = fakeShell();
  const time = simulateTime(0);
  const link = createShellLink({
    fetch: shell.fetch,
    after: time.after,
    fillRandom: (array) => array.fill(128),
    shellOrigin,
  });
  return { shell, time, link };
}

describe('shell link', () => {
  it('finds the shell and its printer', async () => {
    const { time, link } = setUp();
    link.start();
    await time.advance(100);
    expect(link.state.value).toEqual({ shell: 'up', printer: status.printer });
  });

  it('says that there is none when a hub serves the page', async () => {
    const { shell, time, link } = setUp(false);
    shell.mode = 'hub';
    link.start();
    await time.advance(60_000);
    expect(link.state.value.shell).toBe('none');
    expect(shell.calls).toEqual([bridgePaths.session]);
  });

  it.each([
    ['dead', true, 'down'],
    ['silent', true, 'down'],
    ['dead', false, 'none'],
  ] as const)(
    'takes a %s server at the shell’s own address (%s) for %s',
    async (mode, origin, said) => {
      const { shell, time, link } = setUp(origin);
      shell.mode = mode;
      link.start();
      await time.advance(10_000);
      expect(link.state.value.shell).toBe(said);
    },
  );

  it('takes a new token after the shell was restarted, and tells that it is back', async () => {
    const { shell, time, link } = setUp();
    let ups = 0;
    link.on('up', () => {
      ups += 1;
    });
    link.start();
    await time.advance(100);
    shell.mode = 'dead';
    shell.restart();
    await time.advance(10_000);
    expect(link.state.value.shell).toBe('down');
    shell.mode = 'up';
    await time.advance(10_000);
    expect(link.state.value.shell).toBe('up');
    expect(ups).toBe(2);
    link.beat('home', false, 3);
    await time.advance(100);
    expect(shell.beats).toEqual([{ screen: 'home', idle: false, progress: 3 }]);
  });

  it('hears the car of a lift: each arrival once, the alarm until it is taken back', async () => {
    const { shell, time, link } = setUp();
    link.start();
    await time.advance(1_000);
    const say = (data: string) => shell.say(`event: car\ndata: ${data}\n\n`);
    say('{"arrived":false,"alarm":true}');
    say('{"arrived":true,"alarm":true}');
    say('{"arrived":"yes","alarm":false}');
    say('{"arrived":true,"alarm":true}');
    await time.advance(10);
    expect(link.car.value).toEqual({ arrivals: 2, alarm: true });
    say('{"arrived":false,"alarm":false}');
    await time.advance(10);
    expect(link.car.value).toEqual({ arrivals: 2, alarm: false });
    link.stop();
  });

  it('hears status, print states and scans from the stream, and nothing that is misshapen', async () => {
    const { shell, time, link } = setUp();
    const heard: unknown[] = [];
    link.on('scan', (scan) => heard.push(scan));
    link.on('print', (job) => heard.push(job));
    link.start();
    await time.advance(100);
    shell.say('event: scan\ndata: {"text":"8934567","device":"usb"}\n\n');
    shell.say('event: scan\ndata: {"text":5}\n\nevent: print\ndata: {"jobId":"j","print":');
    shell.say('{"state":"printing"}}\n\nevent: scan\ndata: nonsense\n\n: alive\n\n');
    const paperOut = { ...status, printer: { status: 'paperOut' } };
    shell.say(`event: status\ndata: ${JSON.stringify(paperOut)}\n\n`);
    await time.advance(100);
    expect(heard).toEqual([
      { text: '8934567', device: 'usb' },
      { jobId: 'j', print: { state: 'printing' } },
    ]);
    expect(link.state.value.printer).toEqual({ status: 'paperOut' });
  });

  it('opens the stream again when it ends or overflows', async () => {
    const { shell, time, link } = setUp();
    link.start();
    await time.advance(100);
    const opened = () => shell.calls.filter((path) => path === bridgePaths.events).length;
    expect(opened()).toBe(1);
    shell.say(`data: ${'x'.repeat(eventLengthMax)}`);
    await time.advance(6_000);
    expect(opened()).toBe(2);
    expect(link.state.value.shell).toBe('up');
  });

  it('asks a dead shell again every few seconds, not all the time', async () => {
    const { shell, time, link } = setUp();
    shell.mode = 'dead';
    link.start();
    await time.advance(10 * 60_000);
    expect(shell.calls.length).toBeGreaterThan(60);
    expect(shell.calls.length).toBeLessThan(300);
  });
});

describe('server-sent events', () => {
  const stream =
    'event: a\r\ndata: 1\r\ndata: 2\r\n\r\n: note\n\ndata:3\n\nevent: c\nid: 9\ndata\n\n';
  const events: ServerEvent[] = [
    { name: 'a', data: '1\n2' },
    { name: 'message', data: '3' },
    { name: 'c', data: '' },
  ];

  it('are read the same however the text is cut', () => {
    for (let size = 1; size <= stream.length; size += 1) {
      const read: ServerEvent[] = [];
      const feed = sseReader((event) => read.push(event));
      for (let at = 0; at < stream.length; at += size) feed(stream.slice(at, at + size));
      expect(read).toEqual(events);
    }
  });
});
