/** Compressed data that is cut short (`Z_BUF_ERROR`) or damaged; `code` as of `node:zlib`, for all forms. */
export class DamagedData extends Error {
  override readonly name = 'DamagedData';

  constructor(readonly code: 'Z_BUF_ERROR' | 'Z_DATA_ERROR') {
    super(code === 'Z_BUF_ERROR' ? 'compressed data that is cut short' : 'damaged compressed data');
  }
}
