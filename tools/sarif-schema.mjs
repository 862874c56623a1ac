// Fetches the JSON Schema of SARIF 2.1.0 (OASIS) that the reporter is tested against: `node tools/sarif-schema.mjs`.
//
// It is taken from a package of the registry, pinned, and its draft-04 `id` becomes `$id`: it uses nothing else that later
// drafts have changed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@microsoft/jest-sarif@1.0.0-beta.0';
const SCHEMA = 'package/lib/schemas/sarif-2.1.0-rtm.5.json';
const target = fileURLToPath(new URL('../fixtures/sarif/sarif-2.1.0.schema.json', import.meta.url));

const work = mkdtempSync(join(tmpdir(), 'warraq-sarif-'));
try {
  const [tarball] = execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: work, encoding: 'utf8' })
    .trim()
    .split('\n');
  execFileSync('tar', ['xzf', tarball, SCHEMA], { cwd: work });
  const { $schema: _, id, ...schema } = JSON.parse(readFileSync(join(work, SCHEMA), 'utf8'));
  const source = `${PACKAGE}, ${SCHEMA.replace('package/', '')}`;
  const converted = { $schema: 'http://json-schema.org/draft-07/schema#', $id: id, $comment: source, ...schema };
  writeFileSync(target, `${JSON.stringify(converted)}\n`);
  console.log(`${target}: from ${source}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
