/** One page to read. */
export interface PageFile {
  kind: 'file' | 'stdin';
  /** Absolute path of the file; `-` for standard input. */
  file: string;
  /** Path as records name it: relative to the folder given, parted by `/`, its characters as the file system has them. */
  path: string;
  /** Name of the folder given, which is the default `source` of its records. */
  root: string;
  /** Bytes of the file's path where they are no UTF-8; `file` and `path` show them as `%E9`. */
  raw?: Uint8Array;
  /** What the ids of its articles begin with; set by `pageSources`. */
  stem?: string;
  /** Which part of the file it is, such as `page 3`, for messages; absent when it is all of it. */
  place?: string;
}

const PART = /(?<=.)#p\d{4,}$/s;

/** The path of a page parted into that of its file and `#p0003`, which is empty for a file of one page. */
export function splitPart(path: string): { file: string; part: string } {
  const [part = ''] = PART.exec(path) ?? [];
  return { file: path.slice(0, path.length - part.length), part };
}

/** A page inside a file: `vol.txt#p0003`, with ids that begin with `vol#p0003`. */
export function partOf(page: PageFile, number: number, unit: 'page' | 'line'): PageFile {
  const part = `#p${String(number).padStart(4, '0')}`;
  return { ...page, path: page.path + part, stem: (page.stem ?? page.path) + part, place: `${unit} ${number}` };
}
