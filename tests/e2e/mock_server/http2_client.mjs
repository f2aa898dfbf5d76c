// http2_client.mjs URL [CA_FILE]: asks a mock server over one HTTP/2 connection, as node's http2 does: fifty requests at
// once, a large body, one that no interaction has. Prints what it saw on one line.
import { readFileSync } from 'node:fs'
import { connect } from 'node:http2'

const [url, caFile] = process.argv.slice(2)
const session = connect(url, caFile ? { ca: readFileSync(caFile) } : {})
session.on('error', (error) => { throw error })

const ask = (headers, body) => new Promise((resolve, reject) => {
  const stream = session.request(headers)
  let status
  const parts = []
  stream.on('response', (fields) => { status = fields[':status'] })
  stream.on('data', (part) => parts.push(part))
  stream.on('end', () => resolve({ status, body: Buffer.concat(parts).toString() }))
  stream.on('error', reject)
  stream.end(body)
})

const many = await Promise.all(Array.from({ length: 50 }, () => ask({ ':path': '/products/42' })))
const order = { ':path': '/orders', ':method': 'POST', 'content-type': 'application/json' }
const large = await ask(order, JSON.stringify({ qty: 5, note: 'x'.repeat(3_000_000) }))
const refused = await ask({ ':path': '/products/43' })

console.log(JSON.stringify({
  protocol: session.alpnProtocol,
  many: many.filter(({ status, body }) => status === 200 && body === '{"id":42}').length,
  large: large.status,
  refused: refused.status,
  why: JSON.parse(refused.body).error,
}))
session.close()
