#!/usr/bin/env node
// Becomes accord under the name that this was called by: npm makes a link of each name in package.json to this file.
'use strict';

const { spawn } = require('node:child_process');
const os = require('node:os');
const path = require('node:path');

const program = path.join(__dirname, '..', 'libexec', 'accord');
const name = path.basename(process.argv[1]);
const child = spawn(program, process.argv.slice(2), { stdio: 'inherit', argv0: name });
['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, () => child.kill(signal)));
child.on('error', (error) => {
    console.error(`${name}: ${program} can't be run: ${error.message}`);
    process.exitCode = 127;
});
child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + os.constants.signals[signal] : code;
});
