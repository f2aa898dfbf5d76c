#!/usr/bin/env node
// Runs a command so that Pact JS in it loads Accord's libpact_ffi.so.
'use strict';

const { spawn } = require('node:child_process');
const os = require('node:os');
const path = require('node:path');

const folder = path.join(__dirname, '..', 'lib');
const [command, ...words] = process.argv.slice(2);
if (command === undefined || command.startsWith('-')) {
    console.error('Usage: accord-pact COMMAND [ARGUMENT...]   run a command with Accord\'s library, such as: accord-pact jest');
    process.exitCode = 2;
} else {
    run(command, words);
}

// The loader looks into LD_LIBRARY_PATH before it looks beside Pact JS's own module.
function run(command, words) {
    const before = process.env.LD_LIBRARY_PATH;
    const LD_LIBRARY_PATH = before ? `${folder}:${before}` : folder;
    const child = spawn(command, words, { stdio: 'inherit', env: { ...process.env, LD_LIBRARY_PATH } });
    const forward = (signal) => child.kill(signal);
    ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, forward));
    child.on('error', (error) => {
        console.error(`accord-pact: ${command} can't be run: ${error.message}`);
        process.exitCode = 127;
    });
    child.on('exit', (code, signal) => {
        process.exitCode = signal ? 128 + os.constants.signals[signal] : code;
    });
}
