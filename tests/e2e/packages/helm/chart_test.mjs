// The chart, rendered for each case, and the plain manifests: what Kubernetes takes, what a careful cluster asks of pods, and
// what is refused.
// Usage: node chart_test.mjs RENDER ACCORD TOOLS CHECKOUT   (RENDER: render.go, built)
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { tool } from '../tools/tool.mjs';
import { Kubernetes } from './kubernetes.mjs';

const [render, accord, tools, checkout] = process.argv.slice(2);
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const chart = path.join(checkout, 'packaging/helm/accord');
const yaml = tool(tools, 'js-yaml');
const kubernetes = new Kubernetes(tools);
const ajv = new (tool(tools, 'ajv').default)({ allErrors: true, strict: false });
const schema = JSON.parse(readFileSync(path.join(chart, 'values.schema.json'), 'utf8'));
const has_schema = ajv.compile(schema);

let checks = 0;
let failed = 0;
function check(holds, what) {
    checks += 1;
    if (!holds) {
        failed += 1;
        console.error(`FAILED: ${what}`);
    }
}

function rendered(folder) {
    return JSON.parse(execFileSync(render, [chart, path.join(here, folder)], { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

function schema_problems(values) {
    return has_schema(values) ? [] : has_schema.errors.map((error) => `schema: ${error.instancePath} ${error.message}${error.params.additionalProperty ? `: ${error.params.additionalProperty}` : ''}`);
}

// What a namespace with the restricted Pod Security Standard asks, and that nothing but volumes is written to.
function pod_problems(pod) {
    const problems = pod.automountServiceAccountToken === false ? [] : ['may ask Kubernetes'];
    if (pod.securityContext?.seccompProfile?.type !== 'RuntimeDefault') {
        problems.push('no seccomp profile');
    }
    for (const { name, securityContext: context, resources } of pod.containers.filter((container) => ['accord', 'clean'].includes(container.name))) {
        if (!context?.runAsNonRoot || !context.readOnlyRootFilesystem || context.allowPrivilegeEscalation !== false || context.capabilities?.drop?.[0] !== 'ALL' || context.runAsUser === 0) {
            problems.push(`${name} may do too much`);
        }
        if (name === 'accord' && !resources?.limits?.memory) {
            problems.push(`${name} has no limit`);
        }
    }
    return problems;
}

// Secrets stand in secrets.
function secret_problems(documents) {
    const shown = JSON.stringify(documents.filter(({ kind }) => kind !== 'Secret'));
    return ["a 'secret", '0123456789', '"pass"', '"secret"'].filter((secret) => shown.includes(JSON.stringify(secret).slice(1, -1))).map((secret) => `${secret} is shown`);
}

const settings = new Set([...execFileSync(accord, ['help', 'settings'], { encoding: 'utf8' }).matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, name]) => name));
check(settings.size > 80, 'accord help settings lists the settings');

async function check_documents(name, documents) {
    check(documents.length > 0, `${name} has manifests`);
    const named = new Set(documents.map(({ kind, metadata }) => `${kind}/${metadata?.name}`));
    for (const document of documents) {
        const what = `${name}: ${document.kind} ${document.metadata?.name}`;
        (await kubernetes.problems_of(document)).forEach((problem) => check(false, `${what}: ${problem}`));
        check(true, what);
        const pod = (document.kind === 'CronJob' ? document.spec.jobTemplate.spec : document.spec)?.template?.spec;
        if (pod === undefined) {
            continue;
        }
        pod_problems(pod).forEach((problem) => check(false, `${what}: ${problem}`));
        for (const container of pod.containers) {
            const mounts = new Set((container.volumeMounts ?? []).map((mount) => mount.name));
            const volumes = new Set((pod.volumes ?? []).map((volume) => volume.name));
            check([...mounts].every((mount) => volumes.has(mount)), `${what}: each mount has a volume`);
            const variables = (container.env ?? []).map((variable) => variable.name);
            check(new Set(variables).size === variables.length, `${what}: no variable twice: ${variables}`);
            for (const variable of variables.filter((word) => word.startsWith('PACT_BROKER_'))) {
                check(settings.has(variable.slice('PACT_BROKER_'.length).toLowerCase()), `${what}: ${variable} is a setting`);
            }
            const ports = new Set((container.ports ?? []).map((port) => port.name));
            ['startupProbe', 'livenessProbe', 'readinessProbe'].filter((probe) => container[probe]).forEach((probe) => check(ports.has(container[probe].httpGet.port), `${what}: ${probe} asks a port that there is`));
            for (const { valueFrom } of (container.env ?? []).filter((variable) => variable.valueFrom)) {
                const secret = documents.find(({ kind, metadata }) => kind === 'Secret' && metadata.name === valueFrom.secretKeyRef.name);
                check(secret === undefined || valueFrom.secretKeyRef.key in { ...secret.data, ...secret.stringData }, `${what}: the secret has ${valueFrom.secretKeyRef.key}`);
            }
        }
        const claims = (pod.volumes ?? []).flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []);
        claims.forEach((claim) => check(named.has(`PersistentVolumeClaim/${claim}`), `${what}: the claim ${claim} is there`));
    }
    secret_problems(documents).forEach((problem) => check(false, `${name}: ${problem}`));
}

// The checker itself finds what is wrong.
for (const [wrong, problem] of [
    [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec: { selector: {}, template: { spec: { containers: [{ name: 'a', imagePullpolicy: 'x' }] } } } }, 'no such field of Container'],
    [{ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', spec: { rules: [{ http: { paths: [{ backend: {} }] } }] } }, 'required property pathType'],
    [{ apiVersion: 'v1', kind: 'Service', spec: { ports: [{ port: 'http' }] } }, 'must be integer'],
    [{ apiVersion: 'v1', kind: 'Servce' }, 'Servce'],
]) {
    check((await kubernetes.problems_of(wrong)).some((found) => found.includes(problem)), `it is found that ${problem}`);
}

const cases = rendered('cases');
for (const [name, { values, manifests, problem }] of Object.entries(cases)) {
    check(problem === '', `${name}: ${problem}`);
    schema_problems(values).forEach((found) => check(false, `${name}: ${found}`));
    const documents = Object.entries(manifests).filter(([file]) => file.endsWith('.yaml')).flatMap(([, text]) => yaml.loadAll(text)).filter(Boolean);
    cases[name].documents = documents;
    await check_documents(name, documents);
}

// What the cases are there for.
const one = (name, kind) => cases[name].documents.find((document) => document.kind === kind);
const kinds = (name) => cases[name].documents.map((document) => document.kind).sort().join(' ');
const broker = (name) => one(name, 'Deployment').spec.template.spec.containers[0];
const variable = (name, word) => broker(name).env.find((entry) => entry.name === `PACT_BROKER_${word}`);
check(kinds('default') === 'Deployment PersistentVolumeClaim Service ServiceAccount', `default: ${kinds('default')}`);
check(kinds('everything') === 'Deployment Ingress NetworkPolicy PersistentVolumeClaim Secret Service ServiceAccount', `everything: ${kinds('everything')}`);
check(kinds('postgres') === 'CronJob Deployment NetworkPolicy PodDisruptionBudget Service', `postgres: ${kinds('postgres')}`);
check(Buffer.from(one('everything', 'Secret').data['write-password'], 'base64').toString() === `a 'secret" $HOME`, 'a password with quotes is that password');
check(variable('everything', 'DATABASE_STATEMENT_TIMEOUT').value === '1000000', 'a large number stays one');
check(variable('everything', 'WEBHOOK_HOST_WHITELIST').value === 'ci.example.com 10.0.0.0/8', 'a list is words');
check(broker('everything').readinessProbe.httpGet.path.endsWith('/heartbeat'), 'a probe without a password asks what takes none');
check(variable('everything', 'FIRST_ADMIN_PASSWORD').valueFrom.secretKeyRef.key === 'first-admin-password' && !JSON.stringify(one('everything', 'Deployment')).includes('a first password'), 'no password stands in the pod');
check(broker('everything').livenessProbe.httpGet.scheme === 'HTTPS' && one('everything', 'Service').spec.ports[0].nodePort === 30443, 'TLS is spoken by the broker');
check(one('everything', 'Deployment').spec.template.spec.containers[1].image === 'side:0.1.0', 'templates in values are rendered');
check(one('postgres', 'CronJob').spec.jobTemplate.spec.template.spec.containers[0].args[0] === 'clean', 'the job cleans');
check(variable('postgres', 'DATABASE_CLEAN_ENABLED').value === 'false', 'and the broker does not');
check(variable('ruby', 'DISABLE_SSL_VERIFICATION').value === 'false' && variable('ruby', 'HIDE_PACTFLOW_MESSAGES').value === 'true', 'settings of the Ruby chart arrive');
check(variable('ruby', 'BASE_URL') === undefined, 'what is empty is not set');
check(one('ruby', 'Service').spec.ports[0].targetPort === 'http' && broker('ruby').ports[0].containerPort === 8080, 'ports keep their names');

const refused = rendered('refused');
for (const [name, { values, problem }] of Object.entries(refused)) {
    const wanted = readFileSync(path.join(here, 'refused', `${name}.yaml`), 'utf8').split('\n')[0].slice(2);
    const told = [...schema_problems(values), problem];
    check(told.some((words) => words.includes(wanted)), `${name} should be refused with "${wanted}", not "${told.join('; ')}"`);
}
check(Object.keys(cases).length >= 4 && Object.keys(refused).length >= 10, 'all cases ran');

// The schema knows each setting of the broker, but for those that the chart itself sets.
const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const config = Object.keys(schema.properties.broker.properties.config.properties);
const own = /^(address|port|port_environment_variable_name|database_(url|url_environment_variable_name|adapter|host|port|name|username|password)|tls_.*|secrets_key|basic_auth_.*|allow_public_read|public_heartbeat|enable_public_badge_access|database_clean_.*)$/;
const missing = [...settings].filter((name) => !own.test(name)).map(camel).filter((name) => !config.includes(name));
check(missing.length === 0, `values.schema.json lacks broker.config.${missing}`);
const unknown = config.filter((name) => !['basicAuth', 'databaseClean', 'disable_ssl'].includes(name) && ![...settings].map(camel).includes(name));
check(unknown.length === 0, `values.schema.json has broker.config.${unknown}, which is no setting`);

const plain = path.join(checkout, 'packaging/kubernetes');
for (const file of readdirSync(plain).filter((name) => name.endsWith('.yaml'))) {
    await check_documents(file, yaml.loadAll(readFileSync(path.join(plain, file), 'utf8')));
}

console.log(`${checks - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
