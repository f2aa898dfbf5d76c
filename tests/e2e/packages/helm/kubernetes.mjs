// What Kubernetes says of a manifest: problems_of(document). By the schemas of its API (required fields, types, formats) and by the
// types of its 1.30 (fields that there are not), as `kubeconform -strict` does.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export class Kubernetes {
    constructor(tools) {
        this.schemas = path.join(tools, 'node_modules/kubernetes-models');
        this.types = path.join(tools, 'node_modules/kubernetes-types');
        this.files = new Map();
    }

    async problems_of(document) {
        const { apiVersion, kind } = document ?? {};
        if (!apiVersion || !kind) {
            return ['no apiVersion, or no kind'];
        }
        const [version, group] = apiVersion.split('/').reverse();
        const problems = [];
        try {
            const models = await import(pathToFileURL(path.resolve(this.schemas, apiVersion, `${kind}.js`)));
            new models[kind](document).validate();
        } catch (error) {
            problems.push(error.message);
        }
        const room = group === undefined ? 'core' : group.split('.')[0];
        return problems.concat(this.unknown_of(document, kind, `${room}/${version}`, ''));
    }

    // { name: { name of a field: its type } } and where names come from that are not of this file.
    file(name) {
        if (!this.files.has(name)) {
            const text = readFileSync(path.join(this.types, `${name}.d.ts`), 'utf8').replace(/\/\*[^]*?\*\//g, '');
            const file = { types: new Map(), imports: new Map() };
            for (const [, names, from] of text.matchAll(/import \{([^}]*)\} from "([^"]*)"/g)) {
                names.split(',').forEach((word) => file.imports.set(word.trim(), path.join(path.dirname(name), from)));
            }
            for (const [, type, body] of text.matchAll(/export interface (\w+) \{\n([^]*?)\n\}/g)) {
                const fields = new Map();
                for (const [, field, of] of body.matchAll(/^    (?:readonly )?"?([\w$-]+)"?\??: ((?:\{[^]*?\n    \}|[^;])*);$/gm)) {
                    fields.set(field, of);
                }
                file.types.set(type, fields);
            }
            this.files.set(name, file);
        }
        return this.files.get(name);
    }

    unknown_of(value, type, name, where) {
        const file = this.file(name);
        const list = type.match(/^Array<(.*)>$/);
        if (list) {
            return Array.isArray(value) ? value.flatMap((item, index) => this.unknown_of(item, list[1], name, `${where}/${index}`)) : [];
        }
        if (file.imports.has(type)) {
            return this.unknown_of(value, type, file.imports.get(type), where);
        }
        const fields = file.types.get(type);
        if (fields === undefined || value === null || typeof value !== 'object') {
            return []; // a word, a number, a map: of these the schemas know more
        }
        return Object.entries(value).flatMap(([field, below]) =>
            fields.has(field) ? this.unknown_of(below, fields.get(field), name, `${where}/${field}`) : [`${where}/${field}: there is no such field of ${type}`]);
    }
}
