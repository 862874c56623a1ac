import { loadLexicon } from '../../src/lexicon/load.js';
import type { ArticleRecord } from '../../src/output/article-record.js';
import { countWords } from '../../src/text/words.js';
import { CHECKS } from '../../src/verify/checks/index.js';
import { Findings } from '../../src/verify/findings.js';
import { type CheckSetting, setChecks } from '../../src/verify/settings.js';
import type { Stats } from '../../src/verify/stats/stats.js';
import { type DatasetFile, type Extent, verify } from '../../src/verify/verify.js';

/** Sentences of ours, each of a dozen words or more, with little in common. */
export const SENTENCES = [
  'افتتحت البلدية صباح أمس جسرا جديدا فوق النهر بعد عامين من العمل المتواصل.',
  'وقال رئيس الغرفة التجارية إن أسعار القمح لن ترتفع قبل نهاية موسم الحصاد المقبل.',
  'تسلم المزارعون في القرى الشمالية ألف شتلة زيتون ضمن برنامج التشجير الذي أعلنته الوزارة.',
  'وصلت إلى المرفأ ثلاث سفن محملة بالسكر والأرز وستفرغ حمولتها خلال أسبوع واحد.',
  'فاز فريق الجامعة ببطولة كرة الطائرة بعد مباراة صعبة امتدت أكثر من ساعتين.',
  'أصدرت المحكمة حكمها في قضية الأرض المتنازع عليها وأمرت بإعادتها إلى أصحابها الشرعيين.',
  'يبدأ معرض الكتاب السنوي مساء الخميس بمشاركة مئة دار نشر من عشرين دولة.',
  'حذرت الأرصاد الجوية من رياح شديدة وأمطار غزيرة على السواحل حتى يوم الأحد.',
  'أعادت إدارة المتحف عرض لوحات الرسام الراحل بعد ترميمها على أيدي خبراء محليين.',
  'وزعت الجمعية الخيرية حقائب مدرسية على أبناء العائلات المحتاجة في الأحياء القديمة.',
] as const;

const lexicon = loadLexicon();

/** A good record: page `pN.txt`, article 1. Figures are told from the text unless given. */
export function record(n: number, { metadata = {}, ...own }: Overrides = {}): ArticleRecord {
  const text = own.text ?? `${SENTENCES[(2 * n) % 10]}\n\n${SENTENCES[(2 * n + 1) % 10]}`;
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => /(?=\p{L})\p{sc=Arabic}/u.test(word));
  const known = words.filter((word) => lexicon.has(word)).length;
  const page = `p${String(n).padStart(2, '0')}`;
  return {
    id: `${page}#1`,
    title: `عنوان الخبر رقم ${n}`,
    kicker: '',
    subtitle: '',
    byline: '',
    dateline: '',
    captions: [],
    date: '1998-03-14',
    source: 'daily',
    ...own,
    text,
    metadata: {
      path: `${page}.txt`,
      page_sha256: '0'.repeat(64),
      article: 1,
      lines: [[1, 4]],
      words: countWords(text),
      lexicon_ratio: words.length === 0 ? 0 : Math.round((known / words.length) * 10_000) / 10_000,
      flags: [],
      ...metadata,
    },
  };
}

export type Overrides = Partial<Omit<ArticleRecord, 'metadata'>> & { metadata?: Partial<ArticleRecord['metadata']> };

/** JSON of a record with the keys in the order of the format. */
export function jsonOf(one: ArticleRecord): string {
  const { id, text, title, kicker, subtitle, byline, dateline, captions, date, source, metadata } = one;
  return JSON.stringify({ id, text, title, kicker, subtitle, byline, dateline, captions, date, source, metadata });
}

export type Line = ArticleRecord | string | Uint8Array;

const bytesOf = (line: Line): Uint8Array =>
  line instanceof Uint8Array ? line : Buffer.from(typeof line === 'string' ? line : jsonOf(line));

/** A file of these lines, each ended. */
export function fileOf(lines: readonly Line[], name = 'd.jsonl'): DatasetFile {
  return fileOfBytes(Buffer.concat(lines.flatMap((line) => [bytesOf(line), Buffer.from('\n')])), name);
}

/** Its bytes come in chunks that end anywhere. */
export function fileOfBytes(bytes: Uint8Array, name = 'd.jsonl'): DatasetFile {
  return { name, bytes: () => inChunks(bytes, 100) };
}

export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

interface Verified extends Findings {
  extent: Extent;
}

/** Runs all checks, as set. */
export async function verifyFiles(
  files: readonly DatasetFile[],
  {
    settings = [],
    baseline = null,
    most = 1000,
  }: { settings?: CheckSetting[]; baseline?: Stats | null; most?: number } = {},
): Promise<Verified> {
  const findings = new Findings(most);
  const checks = setChecks(CHECKS, settings);
  const extent: Extent = { files: 0, records: 0, problems: [] };
  for await (const finding of verify(files, { checks, baseline }, extent)) findings.add(finding);
  return Object.assign(findings, { extent });
}

/** What is found in a file of these lines: check, line and pointer of each. */
export async function check(...lines: Line[]): Promise<[check: string, line: number, pointer: string | null][]> {
  const { kept } = await verifyFiles([fileOf(lines)]);
  return kept.map(({ check, line, pointer }) => [check, line, pointer]);
}
