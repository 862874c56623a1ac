export interface Rule {
  /** Heading in the dictionary. */
  title: string;
  /** Words rarer than this (Zipf) are left out. */
  zipf: number;
  /** Of the misreading, where the rule is known to happen, centibels. */
  cost: number;
  /** Whether words are also misread so on pages that write no hamzas on alefs. */
  bare?: boolean;
  /** Shorter misreadings, the article not counted, may be names; 4 unless told. */
  letters?: number;
  /** Misreadings of a word; the word itself may be among them. */
  of(word: string): string[];
}

const ALEFS = '\u0627\u0623\u0625\u0622';
const HAMZA_YEH = '\u0626';
const ARTICLE = '\u0627\u0644';
const TEH_MARBUTA = '\u0629';
const HEH = '\u0647';

/** Letters that differ by dots alone: beh teh theh noon yeh; jeem hah khah; dal thal; reh zain; seen sheen … */
const DOTTED = [
  '\u0628\u062a\u062b\u0646\u064a',
  '\u062c\u062d\u062e',
  '\u062f\u0630',
  '\u0631\u0632',
  '\u0633\u0634',
  '\u0635\u0636',
  '\u0637\u0638',
  '\u0639\u063a',
  '\u0641\u0642',
];

/** Names of people: with other dots they are names of other people. */
const PEOPLE = new Set(
  (
    'سليمان محمود محمد أحمد خالد جورج يوسف إبراهيم مصطفى حسين الحسن حسن الأسد خليل الخليل صالح كريم الكريم عزيز العزيز ' +
    'سعيد السيد مبارك عرفات عبدالله الرحمن شاهد جميل وحيد طالب رياض شعبان رمضان الشيخ حياتي سعودي صباح الصباح جورج'
  ).split(' '),
);

/** Every way to put another string for one occurrence. */
function once(word: string, from: string, ...to: string[]): string[] {
  const found: string[] = [];
  for (let at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + 1))
    for (const other of to) found.push(word.slice(0, at) + other + word.slice(at + from.length));
  return found;
}

/** Lam and alef change places: all of them, as programs do that take a page's text out of a PDF file, or one. */
function turnedLamAlef(word: string): string[] {
  const all = word.replace(/\u0644([\u0627\u0623\u0625\u0622])/gu, '$1\u0644');
  return [...new Set([all, ...[...ALEFS].flatMap((alef) => once(word, `\u0644${alef}`, `${alef}\u0644`))])];
}

/** Lam over jeem, hah, khah or meem is one ligature, which such programs turn round as well. */
function turnedArticle(word: string): string[] {
  return [word.replace(/^\u0627\u0644([\u062c\u062d\u062e\u0645])/u, '\u0627$1\u0644')];
}

function otherDots(word: string): string[] {
  return Array.from(word).flatMap((letter, at) => {
    const group = DOTTED.find((letters) => letters.includes(letter)) ?? '';
    return Array.from(group, (other) => word.slice(0, at) + other + word.slice(at + 1));
  });
}

/**
 * What engines and programs that take text out of files do to any word. Known from the literature (Märgner and El Abed
 * 2012, Guide to OCR for Arabic Scripts) and from the order of glyphs in PDF files.
 */
export const RULES: readonly Rule[] = [
  { title: 'Lam-alef read the wrong way round', zipf: 4, cost: 180, bare: true, of: turnedLamAlef },
  { title: 'Lam before jeem, hah, khah or meem read the wrong way round', zipf: 4.3, cost: 200, of: turnedArticle },
  {
    title: 'The alef of the article or its lam lost',
    zipf: 4.3,
    cost: 250,
    of: (word) =>
      word.startsWith(`${ARTICLE}\u0627`) || word.startsWith(`${ARTICLE}\u0644`)
        ? [ARTICLE + word.slice(3), word.slice(1)]
        : word.startsWith(ARTICLE)
          ? [`\u0627${word.slice(2)}`]
          : [],
  },
  {
    title: 'Teh marbuta read as heh',
    zipf: 4.2,
    cost: 120,
    of: (word) => (word.endsWith(TEH_MARBUTA) ? [word.slice(0, -1) + HEH] : []),
  },
  {
    title: 'A hamza inside read as dots, or lost',
    zipf: 4,
    cost: 200,
    of: (word) => once(word, HAMZA_YEH, '\u0646', '\u062a', '\u0628', '\u0649', ''),
  },
  {
    title: 'Tah and zah read as two letters, and two letters as one',
    zipf: 4.5,
    cost: 280,
    of: (word) => [
      ...once(word, '\u062d\u0644', '\u0637'),
      ...once(word, `${HAMZA_YEH}\u0644`, '\u0638'),
      ...once(word, '\u0637', '\u062d\u0644'),
    ],
  },
  {
    title: 'Dots misread',
    zipf: 4.9,
    cost: 230,
    letters: 5,
    of: (word) => (PEOPLE.has(word) ? [] : otherDots(word)),
  },
];
