// Reads a workflow as its CI system does, and compares the names in it with what packaging/ has:
//   node check_workflow.mjs TOOLS github|gitlab SOURCE FILE APPLICATION
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tool } from '../packages/tools/tool.mjs';

const [tools, system, source, file, application] = process.argv.slice(2);
const yaml = tool(tools, 'js-yaml');
const text = readFileSync(file, 'utf8');
let checks = 0;

function check(holds, sentence) {
    checks += 1;
    if (!holds) {
        console.error(`${file}: ${sentence}`);
        process.exit(1);
    }
}

function github() {
    const { validateWorkflow } = tool(tools, '@action-validator/core');
    check(validateWorkflow('on: push\njobs: {a: {}}').errors.length > 0, 'the validator refuses what is wrong');
    const { errors } = validateWorkflow(text);
    check(errors.length === 0, JSON.stringify(errors));
    const { inputs } = yaml.load(readFileSync(path.join(source, 'packaging/github/action.yml'), 'utf8'));
    const { steps } = yaml.load(text).jobs.contracts;
    const ours = steps.filter((step) => step.uses?.includes('/packaging/github@'));
    check(ours.length >= 2, 'the action is used');
    const script = readFileSync(path.join(source, 'packaging/github/accord.sh'), 'utf8');
    for (const step of ours) {
        check(script.includes(step.with.command), `the action has the command ${step.with.command}`);
        for (const name of Object.keys(step.with)) {
            check(name in inputs, `the action has the input ${name}`);
        }
        check(step.with.application === undefined || step.with.application === application, `${step.with.application} is ${application}`);
    }
    check(ours.some((step) => step.with.application === application), `${application} is told`);
}

function gitlab() {
    const reference = new yaml.Type('!reference', { kind: 'sequence', construct: (names) => ({ reference: names }) });
    const schema = yaml.DEFAULT_SCHEMA.extend([reference]);
    const template = yaml.load(readFileSync(path.join(source, 'packaging/gitlab/accord.yml'), 'utf8'), { schema });
    const pipeline = yaml.load(text, { schema });
    const { include, variables, stages, ...jobs } = pipeline;
    check(include[0].file === 'packaging/gitlab/accord.yml', 'the template is included');
    check(variables.ACCORD_APPLICATION === application, `${variables.ACCORD_APPLICATION} is ${application}`);
    check(Object.keys(jobs).length >= 2, 'there are jobs');
    const known = readFileSync(path.join(source, 'packaging/gitlab/accord.yml'), 'utf8');
    for (const [name, job] of Object.entries(jobs)) {
        check(stages.includes(job.stage), `the stage of ${name} is listed`);
        check(job.extends === undefined || job.extends in template, `${job.extends} is in the template`);
        for (const variable of Object.keys(job.variables ?? {})) {
            check(variable === 'START' || known.includes(variable), `the template heeds ${variable}`);
        }
        for (const line of job.before_script ?? []) {
            check(line.reference === undefined || line.reference[0] in template, 'what is referred to is there');
        }
    }
}

({ github, gitlab })[system]();
console.log(`${checks} checks`);
