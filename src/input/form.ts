import { withoutCompression } from './compression.js';
import type { PageFile } from './page-file.js';

/** Forms that files of pages come in. */
export const FORMS = ['text', 'jsonl'] as const;
export type InputForm = (typeof FORMS)[number];

/** Ends of the names of files in each form, compressed or not. */
const EXTENSIONS: Readonly<Record<InputForm, readonly string[]>> = {
  text: ['.txt'],
  jsonl: ['.jsonl', '.ndjson'],
};

/** Ends of the names of the files of a folder that are pages, in lower case. */
export function extensionsOf(form: InputForm = 'text'): string[] {
  return EXTENSIONS[form].flatMap((extension) => [extension, `${extension}.gz`, `${extension}.zst`]);
}

/** The form of a file: as given, else as its name says. */
export function formOf({ kind, path }: PageFile, given: InputForm | undefined): InputForm {
  if (given !== undefined) return given;
  const name = withoutCompression(path).toLowerCase();
  return kind === 'file' && EXTENSIONS.jsonl.some((extension) => name.endsWith(extension)) ? 'jsonl' : 'text';
}
