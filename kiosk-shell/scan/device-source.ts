import { type ChildProcess, spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { err, ok, type Result } from '../domain.ts';
import type { OpenScanSource, ScanSource } from './scan-source.ts';

/** Longest that opening may take, ms: a dead adapter hangs in the kernel. */
const openMs = 5_000;

/**
 * Reads a device until it goes away or its own standard input ends, which it does when the shell
 * dies. Perl is part of every Debian (perl-base), and has what Node lacks: `ioctl`, for EVIOCGRAB
 * (0x40044590, `_IOW('E', 0x90, int)` on amd64 and arm64). A process that waits in `select` costs
 * nothing, cannot block the shell in the kernel, and is gone with the device. First it throws away
 * what was sent before anybody listened: that was somebody else's code. Of switches it then says which are
 * on (EVIOCGSW of 8 bytes, 0x8008451b), as events like those that follow. A named pipe is held at both ends,
 * or it would end with each writer.
 */
const reader = `
use Fcntl;
my ($path, $grab, $standing, @line) = @ARGV;
my $mode = -p $path ? O_RDWR : O_RDONLY;
sysopen(my $device, $path, $mode | O_NONBLOCK | O_NOCTTY) or exit 3;
if (@line) { system('stty', @line) == 0 or exit 4 }
my $said = '-';
if ($grab) { $said = ioctl($device, 0x40044590, 1) ? 'G' : 'N' }
for (1 .. 64) { sysread($device, my $old, 4096) or last }
syswrite(STDOUT, $said) or exit 5;
my $held = chr(0) x 8;
if ($standing && ioctl($device, 0x8008451b, $held)) {
  for my $switch (grep { vec($held, $_, 1) } 0 .. 63) {
    syswrite(STDOUT, pack('q<q<S<S<l<', 0, 0, 5, $switch, 1)) or exit 5;
  }
}
while (1) {
  my $ready = '';
  vec($ready, fileno($device), 1) = 1;
  vec($ready, fileno(STDIN), 1) = 1;
  select($ready, undef, undef, undef);
  exit 0 if vec($ready, fileno(STDIN), 1);
  next unless vec($ready, fileno($device), 1);
  my $count = sysread($device, my $bytes, 4096);
  next if !defined($count) && $!{EAGAIN};
  exit 6 unless $count;
  syswrite(STDOUT, $bytes) or exit 5;
}
`;

export interface DeviceOptions {
  /** Keeps every other program from hearing the device, where it can. */
  readonly grab: boolean;
  /** Of an input device: first says which of its switches are on. */
  readonly standing?: boolean;
  /** Arguments of `stty` for a serial line. */
  readonly line?: readonly string[];
}

/** Opens a device file: a serial line, an input device, or a named pipe. */
export function deviceSource(
  path: string,
  { grab, standing = false, line = [] }: DeviceOptions,
): OpenScanSource {
  return async () => {
    try {
      await access(path);
    } catch {
      return err('absent');
    }
    const child = spawn(
      'perl',
      ['-e', reader, path, grab ? '1' : '', standing ? '1' : '', ...line],
      {
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    // A pipe that breaks while the child ends is the child's end, told by `exit`.
    child.stdin.on('error', () => {});
    return firstWord(child);
  };
}

/** The source once the reader has said its first byte: how the device was opened. */
function firstWord(child: ChildProcess): Promise<Result<ScanSource, 'refused'>> {
  return new Promise((resolve) => {
    let hear: (bytes: Uint8Array) => void = () => {};
    let gone: () => void = () => {};
    let isOpen = false;
    let hasEnded = false;
    const early: Uint8Array[] = [];
    const timer = setTimeout(() => child.kill('SIGKILL'), openMs);
    const ended = () => {
      if (hasEnded) return;
      hasEnded = true;
      clearTimeout(timer);
      if (isOpen) gone();
      else resolve(err('refused'));
    };
    child.once('error', ended);
    // After the last bytes, not before them.
    child.once('close', ended);
    child.stdout?.on('data', (bytes: Buffer) => {
      if (isOpen) return hear(bytes);
      isOpen = true;
      clearTimeout(timer);
      const said = String.fromCharCode(bytes[0] ?? 0);
      if (bytes.length > 1) early.push(bytes.subarray(1));
      resolve(
        ok({
          isGrabbed: said === '-' ? null : said === 'G',
          onBytes: (listener) => {
            hear = listener;
            for (const piece of early.splice(0)) hear(piece);
          },
          onClose: (listener) => {
            gone = listener;
            if (hasEnded) gone();
          },
          close: () => {
            hear = () => {};
            gone = () => {};
            child.kill('SIGKILL');
          },
        }),
      );
    });
  });
}
