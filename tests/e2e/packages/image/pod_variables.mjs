// What the chart's pod sets, NAME=VALUE a line, where nothing is set in the chart: node pod_variables.mjs RENDER CHECKOUT TOOLS
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { tool } from '../tools/tool.mjs';

const [render, checkout, tools] = process.argv.slice(2);
const cases = path.join(checkout, 'tests/e2e/packages/helm/cases');
const { manifests } = JSON.parse(execFileSync(render, [path.join(checkout, 'packaging/helm/accord'), cases], { encoding: 'utf8' })).default;
const [deployment] = tool(tools, 'js-yaml').loadAll(manifests['deployment.yaml']);
for (const { name, value } of deployment.spec.template.spec.containers[0].env) {
    console.log(`${name}=${value}`);
}
