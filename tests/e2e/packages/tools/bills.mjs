// The bills of materials by CycloneDX's own schema: node bills.mjs TOOLS FILE...
import { readFileSync } from 'node:fs';
import { tool } from './tool.mjs';

const [tools, ...files] = process.argv.slice(2);
const { Spec, Validation } = tool(tools, '@cyclonedx/cyclonedx-library');
const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot5);

async function problems_of(text) {
    const problems = await validator.validate(text);
    return problems === null ? [] : problems.map((problem) => `${problem.instancePath} ${problem.message}`);
}

let failed = (await problems_of('{"bomFormat": "CycloneDX"}')).length === 0 ? ['the validator takes anything'] : [];
for (const file of files) {
    failed = failed.concat((await problems_of(readFileSync(file, 'utf8'))).map((problem) => `${file}: ${problem}`));
}
failed.forEach((problem) => console.error(problem));
console.log(`${files.length} bills checked`);
process.exitCode = failed.length === 0 && files.length > 0 ? 0 : 1;
