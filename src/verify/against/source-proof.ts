import type { Tell } from './finding.js';
import type { PageLine } from './page-lines.js';

/** Holds records to one source for each folder of scans: all its pages are of one collection. */
export class SourceProof {
  readonly #sources = new Map<string, string>();

  constructor(private readonly tell: Tell) {}

  /**
   * @param root name of the folder
   * @param records of one of its pages
   */
  prove(root: string, records: readonly PageLine[]): void {
    for (const { value, file, number } of records) {
      const { source, id } = value;
      const known = this.#sources.get(root);
      if (known === undefined) this.#sources.set(root, String(source));
      else if (source !== known) {
        const place = { file, line: number, pointer: '/source', id: String(id) };
        this.tell('record-not-on-page', place, `records of this folder have the source ${JSON.stringify(known)}`);
      }
    }
  }
}
