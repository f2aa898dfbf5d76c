// Makes a C++ source of the built page, for src/broker/api/pages/web_files.hpp.
// Usage: node embed.mjs DIST INTO    writes INTO/embedded_page.cpp and the compressed files beside it.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const kMediaTypes = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

const [dist, into] = process.argv.slice(2);
const packed = join(into, 'packed');
rmSync(packed, { recursive: true, force: true });
mkdirSync(packed, { recursive: true });

/** The definition of NAME with the bytes of a file; its name has their hash, so that no cache of a compiler errs. */
function bytes(name, content) {
  const file = join(packed, createHash('sha256').update(content).digest('hex').slice(0, 16));
  writeFileSync(file, content);
  return `asm(".section .rodata\\n.global ${name}_begin\\n.global ${name}_end\\n"
    "${name}_begin:\\n.incbin \\"${file}\\"\\n${name}_end:\\n.byte 0\\n.previous\\n");
extern "C" const char ${name}_begin[];
extern "C" const char ${name}_end[];\n`;
}

const view = (name) =>
  `std::string_view(${name}_begin, static_cast<std::size_t>(${name}_end - ${name}_begin))`;

const folder = join(dist, 'ui/assets');
const files = readdirSync(folder).sort();
let definitions = bytes('accord_page_shell', readFileSync(join(dist, 'index.html')));
let rows = '';
files.forEach((file, i) => {
  const type = kMediaTypes[extname(file)];
  if (!type) throw new Error(`embed.mjs knows no media type for ${file}`);
  const packedBytes = gzipSync(readFileSync(join(folder, file)), { level: 9 });
  definitions += bytes(`accord_page_file_${i}`, packedBytes);
  rows += `        {"${file}", "${type}", ${view(`accord_page_file_${i}`)}},\n`;
});
if (!rows) throw new Error(`there is nothing in ${folder}`);

writeFileSync(
  join(into, 'embedded_page.cpp'),
  `// Made by web/scripts/embed.mjs.
#include "broker/api/pages/web_files.hpp"

${definitions}
namespace accord::broker::api {

WebFiles embedded_page() {
    static const WebFile kFiles[] = {
${rows}    };
    return {.shell = ${view('accord_page_shell')}, .files = kFiles};
}

}  // namespace accord::broker::api
`,
);
