import { expect, test } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { explainPage } from '../../src/corpus/explain.js';
import { loadPageData } from '../../src/page/load.js';

const words = loadPageData();
const explained = (text: string) =>
  explainPage('page.txt', cleanPage({ path: 'page.txt', text }, { ...words, repeats: false }));

const SENTENCES = [
  'افتتحت بلدية الميناء أمس الحديقة العامة بعد أن أعيد تشجيرها وأضيئت ممراتها بمصابيح جديدة',
  'قال رئيس البلدية إن الأهالي شاركوا في غرس الشتول وإن المدارس تبنت كل منها حوضا من الأحواض',
  'تضم الحديقة ملعبا للأطفال ومكتبة صغيرة ومقهى يشرف على البحر ويفتح أبوابه حتى منتصف الليل',
  'كانت الحديقة قد أغلقت قبل ثلاثة أعوام حين انهار السور القديم في عاصفة من عواصف الشتاء',
  'تنوي البلدية أن تنظم فيها مهرجانا للزهور كل ربيع تدعى إليه مشاتل القرى المجاورة كلها',
];
const page = (paragraphs: readonly string[]): string => `الحديقة العامة تفتح أبوابها\n\n${paragraphs.join('\n\n')}\n`;

test('explain tells how much more text had to gain to be moved, where no text of a page is cut', () => {
  const whole = Array.from({ length: 20 }, (_, i) => `${SENTENCES[i % 5]} (${i}).`);
  expect(explained(page(whole)).restraint).toBeGreaterThan(2);
});

test('and that it had not where texts are cut', () => {
  const cut = Array.from({ length: 20 }, (_, i) => `${SENTENCES[i % 5]} ${i % 2 === 0 ? 'في' : '.'}`);
  expect(explained(page(cut)).restraint).toBe(0);
});
