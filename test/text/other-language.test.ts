import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadLexicon } from '../../src/lexicon/load.js';
import { loadPageData } from '../../src/page/load.js';
import { replay } from '../../src/text/line-edits.js';
import { normalisePage } from '../../src/text/normalise.js';
import { linesOfOthers } from '../../src/text/other-language.js';

const PERSIAN =
  'نمایشگاه بین‌المللی کتاب دیروز با حضور ناشران ایرانی و خارجی در تهران گشایش یافت و تا پایان این ماه ادامه خواهد داشت.';
const KURDISH = 'دوێنێ پێشانگای نێودەوڵەتی کتێب لە هەولێر بە بەشداری زیاتر لە دووسەد بڵاوکەرەوە کرایەوە.';
const URDU = 'وزیر اعظم نے کل شہر میں دریا پر بنے نئے پل کا افتتاح کیا اور کہا کہ اس سے سفر کا وقت دس منٹ رہ جائے گا۔';
const ARABIC = 'افتتح في الخرطوم أمس معرض الكتاب الدولي بمشاركة أكثر من مئتي ناشر من عشرين دولة عربية وأجنبية.';
/** As engines read Arabic: keheh and Farsi yeh. */
const MISREAD = ARABIC.replaceAll('ك', 'ک').replaceAll('ي', 'ی');

const textsOf = (page: string): string[] => normalisePage(page).lines.map(({ text }) => text);

describe('text of other languages in Arabic letters', () => {
  it.each([PERSIAN, KURDISH, URDU])('keeps its letters and non-joiners: %s', (text) => {
    expect(textsOf(text)).toEqual([text]);
    expect(textsOf(`${ARABIC}\n\n${text}\n\n${MISREAD}`)).toEqual([ARABIC, '', text, '', ARABIC]);
  });

  it('loses what is wrong in any language, and replays from the log', () => {
    const raw = `\u200f${PERSIAN.replace('کتاب', 'کتـاب')}  `;
    const { lines, changes } = normalisePage(raw);
    expect(lines.map(({ text }) => text)).toEqual([PERSIAN]);
    expect(replay(raw, changes)).toBe(PERSIAN);
    expect(changes.map(({ rule }) => rule)).toEqual(['bidi-control', 'tatweel']);
  });

  it('is told in short lines by those beside them', () => {
    const wrapped = PERSIAN.match(/(?:[^ ]+ ?){1,5}/gu) ?? [];
    expect(linesOfOthers(wrapped).size).toBe(wrapped.length);
  });

  it('is not told by names in Arabic text, or by dialect', () => {
    expect(linesOfOthers(['زار الوفد مدينة گوانگجو وشركة پيجو وشركة سوزوكي في المنطقة الصناعية أمس الأول']).size).toBe(
      0,
    );
    expect(linesOfOthers(['گلت للولد چا وين الجماعة اللي چانوا يگعدون بالگهوة مال السوق الچبير']).size).toBe(0);
    expect(linesOfOthers([MISREAD]).size).toBe(0);
  });

  const folder = new URL('../../fixtures/pages/', import.meta.url);
  it.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('is not found on %s', (name) => {
    expect(linesOfOthers(readFileSync(new URL(name, folder), 'utf8').split('\n')).size).toBe(0);
  });

  it('is not corrected, and the article says so', () => {
    const words = loadPageData();
    const corrections = loadCorrections(loadLexicon(), words.bigrams);
    const page = { path: 'p.txt', text: `گشایش نمایشگاه کتاب در تهران\n\n${PERSIAN}` };
    const { articles, changes } = cleanPage(page, { ...words, corrections });
    expect(articles.map(({ title, paragraphs }) => [title.text, paragraphs[0]?.text])).toEqual([
      ['گشایش نمایشگاه کتاب در تهران', PERSIAN],
    ]);
    expect(articles[0]?.flags).toContain('other-language');
    expect(changes.filter(({ stage }) => stage === 'correct')).toEqual([]);
  });
});
