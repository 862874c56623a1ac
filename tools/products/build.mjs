// npm run build:products: writes the code of src/page/products/products.wat, as WebAssembly in base64, into code.ts beside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const fileOf = (name) => fileURLToPath(new URL(`../../src/page/products/${name}`, import.meta.url));

/** The module that the text says, in base64. */
export async function compiled() {
  const { parseWat } = await wabt();
  const { buffer } = parseWat('products.wat', readFileSync(fileOf('products.wat'), 'utf8'), { simd: true }).toBinary(
    {},
  );
  return Buffer.from(buffer).toString('base64');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = [
    '// Written by `npm run build:products` from products.wat.',
    '',
    '/** The WebAssembly module of products, in base64. */',
    'export const CODE =',
    `  '${await compiled()}';`,
  ];
  writeFileSync(fileOf('code.ts'), `${lines.join('\n')}\n`);
}
