import { PROCLITICS, SUFFIXES } from '../../src/lexicon/clitics.js';
import { bareLetters, type Lexicon } from '../../src/lexicon/lexicon.js';

const SHORTEST = 3;
const ARTICLE = /(?:\u0627\u0644|\u0644\u0644)$/u;

/** As a page writes it that has no hamzas on alefs. */
export function bareAlefs(text: string): string {
  return text.replace(/[\u0623\u0625\u0622]/gu, '\u0627');
}

/** Without what careful papers write either way: hamzas and a final yeh's dots. */
export function habitless(text: string): string {
  return bareAlefs(text)
    .replace(/\u0624/gu, '\u0648')
    .replace(/\u0626/gu, '\u064a')
    .replace(/\u0649(?= |$)/gu, '\u064a');
}

/** How many letters a word has, its article not counted. */
export function lettersOf(word: string): number {
  return word.startsWith('\u0627\u0644') ? word.length - 2 : word.length;
}

/** The rarest words of the frequency list that are no dictionary forms mostly are misprints themselves. */
const RAREST = 2;

function isStem(word: string, lexicon: Lexicon): boolean {
  const analysis = lexicon.analyse(word);
  return analysis !== null && (analysis.frequency >= RAREST || lexicon.isForm(analysis.stem));
}

/**
 * Whether a word may stand in print: the lexicon has it, or has it without proclitics or suffixes, with other hamzas or
 * another final yeh.
 */
export function mayBeWord(word: string, lexicon: Lexicon): boolean {
  const bare = bareLetters(word);
  const has = (text: string): boolean =>
    [text, bareAlefs(text), text.replace(/\u0649$/u, '\u064a')].some((one) => isStem(one, lexicon));
  /** What is left without a pronoun suffix, when that is a word. */
  const suffixed = (stem: string): boolean =>
    SUFFIXES.some((suffix) => {
      const rest = stem.slice(0, -suffix.length);
      if (rest.length < SHORTEST || !stem.endsWith(suffix)) return false;
      return has(rest) || (rest.endsWith('\u062a') && has(`${rest.slice(0, -1)}\u0629`));
    });
  if (lexicon.has(bare) || lexicon.has(habitless(bare))) return true;
  return ['', ...PROCLITICS].some((text) => {
    const stem = bare.slice(text.length);
    if (stem.length < SHORTEST || !bare.startsWith(text)) return false;
    // No noun has both the article and a pronoun.
    return ARTICLE.test(text) ? has(stem) && !suffixed(stem) : has(stem) || suffixed(stem);
  });
}

/** Proclitics that both sides begin with, shortest first, and what is left of them. */
export function commonStems(wrong: string, right: string, shortest: number): [string, string][] {
  return ['', ...PROCLITICS]
    .filter((text) => wrong.startsWith(text) && right.startsWith(text))
    .map((text): [string, string] => [wrong.slice(text.length), right.slice(text.length)])
    .filter(([a, b]) => a.length >= shortest && b.length >= shortest)
    .sort(([a], [b]) => a.length - b.length);
}
