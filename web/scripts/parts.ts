// Which packages of npm are in the built page, with versions and licences: parts.json, for the bill of materials of the program
// (cmake/AccordBill.cmake). Told by the modules that were really put in, not by what is installed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface Part {
  name: string;
  version: string;
  licence: string;
  text: string;
}

const kFolder = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/** The packages that these modules are of: folder to name. */
function packagesOf(modules: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const module of modules) {
    const match = kFolder.exec(module.replace(/^\0/, '').replaceAll('\\', '/'));
    if (match?.[1] && match[2] && existsSync(join(match[1], 'package.json')))
      found.set(match[1], match[2]);
  }
  return found;
}

function part(folder: string, name: string): Part {
  const told = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (!told.license || !file) throw new Error(`${name} is in the page and has no licence`);
  const text = readFileSync(join(folder, file), 'utf8');
  return { name, version: told.version, licence: told.license, text };
}

export const parts: Plugin = {
  name: 'parts',
  apply: 'build',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) =>
      chunk.type === 'chunk' ? chunk.moduleIds : [],
    );
    const all = [...packagesOf(modules)].map(([folder, name]) => part(folder, name));
    all.sort((a, b) => (a.name < b.name ? -1 : 1));
    this.emitFile({ type: 'asset', fileName: 'parts.json', source: JSON.stringify(all, null, 1) });
  },
};
