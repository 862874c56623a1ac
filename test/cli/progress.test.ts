import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Messages } from '../../src/cli/messages.js';
import { Progress } from '../../src/cli/progress.js';

const ERASE = '\r\u001b[2K';

/** What stands on a terminal after all that was written. */
function screen(written: string): string[] {
  const lines = [''];
  for (const part of written.split(ERASE)) {
    const [begun = '', ...others] = part.split('\n');
    // Whatever stood in the last line is gone.
    lines.splice(-1, 1, begun, ...others);
  }
  return lines;
}

function terminal(columns = 80) {
  let written = '';
  const messages = new Messages({ columns, write: (text) => (written += text) });
  return { messages, screen: () => screen(written), written: () => written };
}

describe('messages and progress share stderr', () => {
  test('progress is gone before a message, and at the end', () => {
    const { messages, screen } = terminal();
    messages.showProgress('half');
    expect(screen()).toEqual(['half']);
    messages.write('warraq: a.txt: an empty file\n', 'error');
    expect(screen()).toEqual(['warraq: a.txt: an empty file', '']);
    messages.showProgress('most');
    messages.endProgress();
    expect(screen()).toEqual(['warraq: a.txt: an empty file', '']);
  });

  test('the two never stand in one line', () => {
    const steps = fc.array(fc.constantFrom('progress', 'message', 'end'));
    fc.assert(
      fc.property(steps, (all) => {
        const { messages, screen } = terminal();
        for (const step of all) {
          if (step === 'progress') messages.showProgress('so far');
          else if (step === 'message') messages.write('told\n', 'info');
          else messages.endProgress();
        }
        messages.endProgress();
        expect(screen()).toEqual([...all.filter((step) => step === 'message').map(() => 'told'), '']);
      }),
    );
  });

  test('progress is cut to the width of the terminal, or it would scroll', () => {
    const { messages, screen } = terminal(10);
    messages.showProgress('0123456789abc');
    expect(screen()).toEqual(['012345678']);
  });

  test('a level tells itself and what is more urgent', () => {
    const { messages, written } = terminal();
    messages.level = 'warn';
    for (const level of ['error', 'warn', 'info', 'debug'] as const) messages.write(`${level}\n`, level);
    expect(written()).toBe('error\nwarn\n');
  });
});

describe('the line of progress', () => {
  function run(total: number | undefined) {
    const { messages, screen, written } = terminal();
    const clock = { now: 0 };
    const progress = new Progress(messages, () => clock.now);
    progress.begin('cleaning', total);
    return { progress, clock, screen, drawings: () => written().split(ERASE).length - 1 };
  }

  test('pages, speed, time left and what else is counted', () => {
    const { progress, clock, screen } = run(1000);
    for (let i = 0; i < 10; i++) {
      clock.now += 1000;
      progress.page(2_500_000, () => ['3 repeats']);
    }
    expect(screen()).toEqual(['cleaning: 10/1,000 pages, 2.5 MB/s, ETA 16:30, 3 repeats']);
    expect(progress.end()).toEqual({ bytes: 25_000_000, seconds: 10 });
    expect(screen()).toEqual(['']);
  });

  test('no rate in the first second, no end that nobody knows', () => {
    const { progress, clock, screen } = run(undefined);
    clock.now += 200;
    progress.page(1);
    expect(screen()).toEqual(['cleaning: 1 pages']);
    clock.now += 2000;
    progress.page(4_399_999);
    expect(screen()).toEqual(['cleaning: 2 pages, 2.0 MB/s']);
  });

  test('is drawn ten times a second, however many pages there are', () => {
    const { progress, clock, drawings } = run(100_000);
    for (let i = 0; i < 10_000; i++) {
      clock.now += 0.1;
      progress.page(1);
    }
    expect(drawings()).toBeGreaterThan(5);
    expect(drawings()).toBeLessThanOrEqual(10);
  });

  test('nowhere to draw: it only counts', () => {
    const progress = new Progress(undefined, () => 0);
    progress.begin('cleaning', 1);
    progress.page(7);
    expect(progress.end().bytes).toBe(7);
  });
});
