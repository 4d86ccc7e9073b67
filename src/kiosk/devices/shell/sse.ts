/** One server-sent event (WHATWG HTML §9.2). */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/** Longest event, UTF-16 units: one scan of 8 KiB and its JSON, with room. */
export const eventLengthMax = 64 * 1024;

/**
 * Reads server-sent events from text as it arrives, cut anywhere. An `EventSource` cannot carry
 * the bridge token in a header, so the stream is read through `fetch`.
 */
export function sseReader(onEvent: (event: ServerEvent) => void): (chunk: string) => void {
  let rest = '';
  let name = '';
  let data: string[] = [];
  let length = 0;

  function line(text: string): void {
    if (text === '') {
      if (data.length > 0) onEvent({ name: name || 'message', data: data.join('\n') });
      name = '';
      data = [];
      length = 0;
      return;
    }
    const at = text.indexOf(':');
    const field = at < 0 ? text : text.slice(0, at);
    const value = at < 0 ? '' : text.slice(at + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
    length += text.length;
  }

  return (chunk) => {
    const whole = rest + chunk;
    // A CR at the very end may be half of CRLF: it waits for what follows.
    const cut = whole.endsWith('\r') ? whole.length - 1 : whole.length;
    const lines = whole.slice(0, cut).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + whole.slice(cut);
    for (const text of lines) line(text);
    if (length + rest.length > eventLengthMax) throw new Error('server-sent event is too long');
  };
}
