// Writes name.br (brotli 11) and name.gz (gzip 9) beside every file worth compressing.
// index.html is left out: the server makes its variants and compresses them itself.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const WORTH = new Set([".css", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"]);
const [root] = process.argv.slice(2);

for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !WORTH.has(extname(entry.name))) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  const gzip = gzipSync(bytes, { level: 9 });
  for (const [suffix, smaller] of [[".br", brotli], [".gz", gzip]]) {
    if (smaller.length < bytes.length) writeFileSync(path + suffix, smaller);
    else rmSync(path + suffix, { force: true });
  }
  console.log(`  ${entry.name}: ${bytes.length} bytes, gzip ${gzip.length}, brotli ${brotli.length}`);
}
