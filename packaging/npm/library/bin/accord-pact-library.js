#!/usr/bin/env node
// Puts Accord's libpact_ffi.so in the place of the one that Pact JS brings, in the node_modules of the current folder.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const library = path.join(__dirname, '..', 'lib', 'libpact_ffi.so');
const usage = `Usage: accord-pact-library replace   put Accord's library in the place of the one in node_modules
       accord-pact-library restore   put that one back
       accord-pact-library where     print the path of Accord's library
`;

const actions = {
    replace: () => each_library('replaced', replace),
    restore: () => each_library('restored', restore),
    where: () => console.log(library),
};
const words = process.argv.slice(2);
if (words.length === 1 && Object.hasOwn(actions, words[0])) {
    actions[words[0]]();
} else {
    process.stderr.write(usage);
    process.exitCode = 2;
}

function each_library(done, change) {
    const changed = libraries_below(path.join(process.cwd(), 'node_modules')).filter(change);
    changed.forEach((place) => console.log(`accord-pact-library: ${done} ${path.relative('', place)}`));
    if (changed.length === 0) {
        console.error(`accord-pact-library: nothing was ${done}: no library of @pact-foundation/pact-core for that below ${path.join(process.cwd(), 'node_modules')}`);
        process.exitCode = 1;
    }
}

// Where each installed @pact-foundation/pact-core has its library: in itself up to version 15, later in a package of the platform's.
function libraries_below(modules) {
    if (!fs.existsSync(modules)) {
        return [];
    }
    const packages = fs.readdirSync(modules).flatMap((name) =>
        (name.startsWith('@') ? fs.readdirSync(path.join(modules, name)).map((inner) => path.join(modules, name, inner)) : [path.join(modules, name)]));
    return packages.flatMap((place) => {
        const own = path.join(place, 'prebuilds/linux-x64/libpact_ffi.so');
        const here = path.dirname(place).endsWith('@pact-foundation') && fs.existsSync(own) ? [own] : [];
        return [...here, ...libraries_below(path.join(place, 'node_modules'))];
    });
}

function replace(place) {
    const kept = `${place}.before-accord`;
    if (fs.existsSync(kept)) {
        fs.rmSync(place);
    } else {
        fs.renameSync(place, kept);
    }
    fs.copyFileSync(library, place);
    return true;
}

function restore(place) {
    const kept = `${place}.before-accord`;
    if (!fs.existsSync(kept)) {
        return false;
    }
    fs.renameSync(kept, place);
    return true;
}
