// Plays the provider of the pacts it is given, messages and HTTP, by their examples: a pact that a foreign verifier reads
// otherwise than we meant it fails. Usage: node message_provider.mjs PACT...
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const interactions = process.argv.slice(2).flatMap((file) => JSON.parse(readFileSync(file)).interactions);

const bytesOf = ({ content, encoded }) => {
    if (encoded === 'base64') return Buffer.from(content, 'base64');
    return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
};

const send = (reply, status, contents, headers) => {
    reply.writeHead(status, { ...headers, ...(contents ? { 'Content-Type': contents.contentType } : {}) });
    reply.end(contents ? bytesOf(contents) : '');
};

const sendMessage = (reply, message) => {
    const metadata = Buffer.from(JSON.stringify(message.metadata ?? {})).toString('base64');
    send(reply, 200, message.contents, { 'Pact-Message-Metadata': metadata });
};

const server = createServer((request, reply) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
        const http = interactions.find((one) => one.request?.path === request.url);
        if (http) return send(reply, http.response.status, http.response.body, {});
        const { description } = JSON.parse(text);
        const message = interactions.find((one) => one.description === description);
        if (!message) return send(reply, 404);
        sendMessage(reply, message.response ? message.response[0] : message);
    });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
