import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const BIN = fileURLToPath(new URL('../../bin/warraq.mjs', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

type User = { uid: number; gid: number } | Record<string, never>;

/** A user that file permissions hold for: `nobody` when root runs the tests; undefined when there is none. */
export const UNPRIVILEGED = unprivileged();

function unprivileged(): User | undefined {
  if (!process.getuid) return undefined;
  const user = process.getuid() === 0 ? { uid: 65534, gid: 65534 } : {};
  // Where the repository stands below a private folder, nobody cannot run it.
  return spawnSync(process.execPath, [BIN, '--version'], user).status === 0 ? user : undefined;
}

/** Runs a program to its end; `input` goes to its stdin. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  { input = '', user = {} }: { input?: string | Buffer | readonly Buffer[]; user?: User | undefined } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, NO_COLOR: '1' }, ...user });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => {});
    // Of several chunks the next is sent once the one before has left.
    if (typeof input === 'string' || input instanceof Buffer) child.stdin.end(input);
    else Readable.from(input).pipe(child.stdin);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}

/** A temporary folder with these files, and the built `warraq` to run in it; gone after the test. */
export function workFolder(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return {
    folder,
    at: (name: string) => join(folder, name),
    warraq: (...args: string[]) => run(process.execPath, [BIN, ...args], folder),
    pipe: (input: string | Buffer | readonly Buffer[], ...args: string[]) =>
      run(process.execPath, [BIN, ...args], folder, { input }),
  };
}

/** Records of a run's stdout. */
export function recordsOf({
  stdout,
}: Ended): { id: string; title: string; text: string; source: string; metadata: { path: string } }[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Two small pages. The sentences are ours. */
export const HARBOUR = `مرفأ المدينة يستقبل أول باخرة بعد التوسعة

بقلم: سليم النجار

استقبل مرفأ المدينة صباح أمس أول باخرة كبيرة بعد انتهاء أعمال التوسعة التي استمرت ثلاث سنوات كاملة وشارك فيها مئات العمال.

وقال مدير المرفأ إن الرصيف الجديد يتسع لأربع بواخر في وقت واحد وإن حركة البضائع ستتضاعف قبل نهاية العام المقبل.
`;

export const SCHOOLS = `المدارس الريفية تفتح أبوابها الأسبوع المقبل

بقلم: هدى الصباغ

تفتح المدارس الريفية أبوابها مطلع الأسبوع المقبل أمام آلاف التلاميذ بعد أن أنجزت الوزارة ترميم القاعات وتوزيع الكتب على القرى البعيدة.

وأوضحت مديرة التعليم أن الحافلات ستنقل التلاميذ مجانا طوال الفصل الأول وأن المطاعم ستقدم وجبة ساخنة كل يوم.
`;
