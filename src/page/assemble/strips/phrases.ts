import { foldWord } from '../../../text/fold.js';
import type { WordTraits } from '../../word-traits.js';

/** Openings of two words, compared folded, that stand at the head of a sentence far more often than inside one. General press usage. */
const PHRASES: ReadonlySet<string> = new Set(
  `
  في الوقت، في خطوة، في إطار، في أول، في تطور، في ظل، في سابقة، في ختام، في بادرة، في أجواء، على هامش، على خلفية، على إثر، على وقع،
  على الرغم، بالرغم من، رغم أن، بعد أن، بعد نحو، بعد يوم، بعد يومين، بعد أيام، بعد أسبوع، بعد ساعات، بعد سنوات، لأول مرة، للمرة الأولى،
  للمرة الثانية، للمرة الثالثة، للعام الثاني، للعام الثالث، للسنة الثانية، لليوم الثاني، لليوم الثالث، قبل أيام، قبل يومين، مع اقتراب،
  مع بداية، مع انطلاق، مع حلول، مع دخول، منذ أن، منذ سنوات، تزامنا مع، تحت شعار، تحت إشراف، من جهته، من جهتها، من جهتهم، من جهة،
  من جانبه، من جانبها، من جانبهم، من ناحيته، من ناحيتها، من ناحية، في المقابل، في السياق، في هذا، في هذه، في ذات، في نفس، في سياق،
  في غضون، في الأثناء، على صعيد، على الصعيد، إلى ذلك
  `
    .split('،')
    .map((phrase) => phrase.trim().split(' ').map(foldWord).join(' ')),
);

/** Whether the words of a text begin, a `و` before them left out, as sentences do and hardly anything inside one. */
export function opensAsSentence([one, two]: readonly Pick<WordTraits, 'key'>[]): boolean {
  if (!one || !two) return false;
  return PHRASES.has(`${one.key.startsWith('و') ? one.key.slice(1) : one.key} ${two.key}`);
}
