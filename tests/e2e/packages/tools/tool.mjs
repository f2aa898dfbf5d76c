// tool(TOOLS, 'name'): a package of package.json, as scripts/npm_clients.sh installed it into the folder TOOLS.
import { createRequire } from 'node:module';
import path from 'node:path';

export function tool(tools, name) {
    return createRequire(path.resolve(tools, 'package.json'))(name);
}
