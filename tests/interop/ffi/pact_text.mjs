// A pact file as the text that two libraries' files are compared by.
import { sorted_keys } from './support.mjs';

/// The pact with sorted keys, one value a line. Who wrote it (`metadata.pactRust` of the Rust core, `metadata.accord` of
/// ours; there must be one) and the random boundaries of multipart bodies, which Pact JS 13 does not choose, are named.
export function pact_text(json) {
    const pact = JSON.parse(json);
    const writers = ['accord', 'pactRust'].filter((name) => pact.metadata?.[name] !== undefined);
    writers.forEach((name) => delete pact.metadata[name]);
    const interactions = [...(pact.interactions ?? []), ...(pact.messages ?? [])];
    interactions.flatMap(({ request, response }) => [request, response]).forEach(name_boundary);
    return JSON.stringify({ ...pact, metadata: { ...pact.metadata, writers: writers.length } }, sorted_keys, 2);
}

function name_boundary(message) {
    const content_type = [message?.headers?.['Content-Type'] ?? []].flat()[0];
    const boundary = content_type?.match(/^multipart\/.*boundary=(\S+)/)?.[1];
    if (boundary === undefined) {
        return;
    }
    const named = (text) => text.replaceAll(boundary, 'BOUNDARY');
    message.headers = JSON.parse(named(JSON.stringify(message.headers)));
    if (message.body?.encoded === 'base64') {
        message.body.content = named(Buffer.from(message.body.content, 'base64').toString('latin1'));
    } else if (typeof message.body === 'string') {
        message.body = named(message.body);
    }
    for (const [path, rule] of Object.entries(message.matchingRules?.header ?? {})) {
        message.matchingRules.header[path] = JSON.parse(named(JSON.stringify(rule)));
    }
}
