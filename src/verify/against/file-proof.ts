import type { CorpusFolder } from './corpus-folder.js';
import type { Tell } from './finding.js';

/** Holds the SHA-256 of the files against the manifest, once all were read. */
export function proveFiles({ articles, changes, manifest, manifestName }: CorpusFolder, tell: Tell): void {
  const files = [...articles, ...changes];
  for (const { file, name, sha256 } of files) {
    const output = manifest.outputs.find((one) => one.file === file);
    if (sha256() !== output?.sha256) tell('dataset-changed', { file: name }, 'its SHA-256 is not that of the manifest');
  }
  for (const { file } of manifest.outputs) {
    if (files.some((one) => one.file === file)) continue;
    tell('dataset-changed', { file: manifestName }, `${file} is missing`);
  }
}
