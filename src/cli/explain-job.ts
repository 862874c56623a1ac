import { readFile } from 'node:fs/promises';
import { Chalk } from 'chalk';
import { cleanPage } from '../corpus/clean-page.js';
import { explainPage } from '../corpus/explain.js';
import { loadCorrections } from '../correct/load.js';
import { DecodeError, decode } from '../input/decode.js';
import { loadBigrams, loadLexicon } from '../lexicon/load.js';
import { explanationText } from './explain-view.js';
import type { ExplainOptions } from './options.js';
import { complain, DONE, FAILED, readStdin, writeOut } from './terminal.js';

/** Explains how one page is read; gives the exit code. */
export async function explain(path: string, { encoding, json }: ExplainOptions): Promise<number> {
  const name = path === '-' ? 'stdin' : path;
  const bytes = path === '-' ? await readStdin() : await readFile(path);
  try {
    const { text } = decode(bytes, { encoding });
    const bigrams = loadBigrams();
    const explanation = explainPage(
      name,
      cleanPage({ path: name, text }, { bigrams, corrections: loadCorrections(loadLexicon(), bigrams) }),
    );
    const colours = new Chalk({ level: process.stdout.isTTY && !process.env.NO_COLOR ? 1 : 0 });
    await writeOut(json ? `${JSON.stringify(explanation)}\n` : explanationText(explanation, colours));
    return DONE;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    complain({ path: name, reason: error.reason, where: `byte ${error.offset}`, advice: error.advice });
    return FAILED;
  }
}
