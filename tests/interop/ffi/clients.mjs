// Copies of the clients with another native library.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/// Copies the folder `clients` to `folder`, by hard links where the file system has them, with our library where the
/// Rust core's was. Gives the place of the library in the copy.
export function copy_with_library(clients, library, folder) {
    for (const flags of ['-al', '-a']) {
        fs.rmSync(folder, { recursive: true, force: true });
        if (spawnSync('cp', [flags, clients, folder]).status === 0) {
            break;
        }
    }
    const place = library_of(folder);
    fs.rmSync(place);
    fs.copyFileSync(library, place);
    return place;
}

/// Where Pact JS of this folder of clients has its native library.
export function library_of(clients) {
    const scope = path.join(clients, 'node_modules/@pact-foundation');
    const places = fs.readdirSync(scope).map((name) => path.join(scope, name, 'prebuilds/linux-x64/libpact_ffi.so')).filter(fs.existsSync);
    if (places.length !== 1) {
        throw new Error(`${places.length} copies of libpact_ffi.so in ${scope}`);
    }
    return places[0];
}
