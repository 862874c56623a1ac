/**
 * What OCR engines confuse in Arabic print, as costs in centibels (100 = ten times less likely). Where the figures
 * are alike for a group they are set alike. Sources: the classes of errors in Märgner and El Abed (2012), Guide to OCR
 * for Arabic Scripts, and Mustafa and Al-Khateeb; the figures are ours, of the order seen in engine output.
 */

/** Letters that differ by dots, a hamza or a stroke: any may be read for any other of its group. */
export const LOOKALIKES: readonly { letters: readonly number[]; cost: number }[] = [
  { letters: [0x0628, 0x062a, 0x0646, 0x064a], cost: 220 }, // beh teh noon yeh
  { letters: [0x0628, 0x062a, 0x062b, 0x0646, 0x064a], cost: 260 }, // theh is rarer
  { letters: [0x062c, 0x062d, 0x062e], cost: 220 }, // jeem hah khah
  { letters: [0x062f, 0x0630], cost: 220 }, // dal thal
  { letters: [0x0631, 0x0632], cost: 220 }, // reh zain
  { letters: [0x0633, 0x0634], cost: 220 }, // seen sheen
  { letters: [0x0635, 0x0636], cost: 220 }, // sad dad
  { letters: [0x0637, 0x0638], cost: 220 }, // tah zah
  { letters: [0x0639, 0x063a], cost: 220 }, // ain ghain
  { letters: [0x0641, 0x0642], cost: 220 }, // feh qaf
  { letters: [0x0629, 0x0647], cost: 140 }, // teh marbuta, heh
  { letters: [0x0649, 0x064a], cost: 140 }, // alef maksura, yeh
  { letters: [0x0649, 0x0626], cost: 280 }, // alef maksura, yeh with hamza
  { letters: [0x064a, 0x0626], cost: 170 }, // yeh, with hamza
  { letters: [0x0648, 0x0624], cost: 170 }, // waw, with hamza
  { letters: [0x0627, 0x0623, 0x0625, 0x0622], cost: 150 }, // alef and its hamzas
  { letters: [0x0626, 0x0628, 0x062a, 0x0646], cost: 300 }, // yeh with hamza as another tooth
  { letters: [0x062f, 0x0631], cost: 320 }, // dal, reh
  { letters: [0x0630, 0x0632], cost: 320 }, // thal, zain
  { letters: [0x062f, 0x0632], cost: 380 }, // dal, zain
  { letters: [0x0630, 0x0631], cost: 380 }, // thal, reh
  { letters: [0x0648, 0x0631], cost: 340 }, // waw, reh
  { letters: [0x0648, 0x0641, 0x0642], cost: 340 }, // round heads
  { letters: [0x0639, 0x0641, 0x0642, 0x0645], cost: 380 }, // medial knots
  { letters: [0x063a, 0x0641, 0x0642], cost: 340 }, // dotted knots
  { letters: [0x0645, 0x0647], cost: 360 }, // meem, heh
  { letters: [0x0639, 0x062d], cost: 380 }, // initial ain, hah
  { letters: [0x063a, 0x062e], cost: 380 }, // initial ghain, khah
  { letters: [0x0639, 0x062c], cost: 400 }, // ain, jeem
  { letters: [0x0643, 0x0644], cost: 330 }, // kaf, lam
  { letters: [0x0627, 0x0644], cost: 300 }, // alef, lam
  { letters: [0x0635, 0x0637], cost: 380 }, // sad, tah
  { letters: [0x0636, 0x0638], cost: 330 }, // dad, zah (also alike in sound)
  { letters: [0x0629, 0x062a], cost: 340 }, // teh marbuta, teh
  { letters: [0x0647, 0x062a], cost: 400 }, // final heh, teh
  { letters: [0x0644, 0x0646], cost: 400 }, // final lam, noon
  { letters: [0x0631, 0x0646], cost: 400 }, // final reh, noon
  { letters: [0x0644, 0x0628, 0x062a, 0x064a], cost: 400 }, // a low lam as a tooth
];

/** Any letter read for any other. */
export const OTHER_LETTER = 460;
/** A letter of the print missing from the text. */
export const LOST_LETTER = 400;
/**
 * Slips of type-setters, typists and language models, whatever the engine's counts say: letters written for each other, two
 * neighbours in each other's place, a letter twice.
 */
export const SLIPS: readonly { letters: readonly number[]; cost: number }[] = [
  { letters: [0x0629, 0x0647], cost: 220 }, // teh marbuta, heh
  { letters: [0x0649, 0x064a], cost: 230 }, // alef maksura, yeh
  { letters: [0x0627, 0x0623, 0x0625, 0x0622], cost: 230 }, // alef and its hamzas
  { letters: [0x064a, 0x0626], cost: 280 }, // yeh, with hamza
  { letters: [0x0648, 0x0624], cost: 280 }, // waw, with hamza
];
export const SWAPPED_LETTERS = 320;
export const DOUBLED_LETTER = 320;
