// Runs a composite action as GitHub's runner does: node github_step.mjs TOOLS ACTION_FOLDER WORK NAME=VALUE...
//   The inputs that are given, or their defaults; each step's variables; GITHUB_PATH from step to step, kept in WORK.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tool } from '../tools/tool.mjs';

const [tools, folder, work, ...given] = process.argv.slice(2);
const text = readFileSync(path.join(folder, 'action.yml'), 'utf8');
const { validateAction } = tool(tools, '@action-validator/core');
const { errors } = validateAction(text);
if (errors.length > 0 || validateAction('name: x\nruns: {using: composit}').errors.length === 0) {
    console.error(JSON.stringify(errors));
    process.exit(99);
}
const action = tool(tools, 'js-yaml').load(text);
const github = { sha: 'c0ffee', head_ref: '', ref_name: 'main', server_url: 'https://github.example.com', repository: 'shop/web', run_id: '7' };
const contexts = { github, inputs: {} };

function value_of(expression) {
    const [context, name] = expression.trim().split('.');
    if (contexts[context] === undefined || !(name in contexts[context])) {
        console.error(`there is no ${expression}`);
        process.exit(99);
    }
    return contexts[context][name];
}
const filled = (words) => String(words).replace(/\$\{\{(.*?)\}\}/g, (_, expression) => expression.split('||').map(value_of).find((value) => value !== '') ?? '');

const words = Object.fromEntries(given.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
for (const [name, { default: otherwise, required }] of Object.entries(action.inputs)) {
    if (required && !(name in words)) {
        console.error(`the input ${name} is missing`);
        process.exit(99);
    }
    contexts.inputs[name] = words[name] ?? filled(otherwise ?? '');
    delete words[name];
}
if (Object.keys(words).length > 0) {
    console.error(`there are no inputs ${Object.keys(words)}`);
    process.exit(99);
}
const places = path.join(work, 'github_path');
for (const step of action.runs.steps) {
    if (!existsSync(places)) {
        writeFileSync(places, '');
    }
    const added = readFileSync(places, 'utf8').split('\n').filter(Boolean).reverse();
    const env = {
        ...process.env, PATH: [...added, process.env.PATH].join(':'), GITHUB_PATH: places, GITHUB_ACTIONS: 'true', RUNNER_TEMP: work,
        GITHUB_STEP_SUMMARY: path.join(work, 'summary.md'), GITHUB_ACTION_PATH: path.resolve(folder),
        ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, words_of]) => [name, filled(words_of)])),
    };
    if (step.run.includes('${{')) {
        console.error('an input is put into the text of a script');
        process.exit(99);
    }
    const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], { env, stdio: 'inherit' });
    if (status !== 0) {
        process.exit(status ?? 98);
    }
}
