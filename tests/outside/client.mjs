// Speaks HTTP with a few connections that are kept; every answer that was not expected ends the check.
import http from 'node:http';

const CONNECTIONS = 16;

export class Client {
  constructor(url) {
    this.url = new URL(url);
    this.agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    this.sent = 0;
  }

  /** Status, headers and body of an answer. */
  send(method, path, { body, headers = {} } = {}) {
    this.sent += 1;
    const text = body === undefined ? undefined : JSON.stringify(body);
    const fields = { 'x-forwarded-for': this.address(), ...headers };
    if (text !== undefined) {
      fields['content-type'] = 'application/json';
      fields['content-length'] = Buffer.byteLength(text);
    }
    const { hostname, port } = this.url;
    return new Promise((found, failed) => {
      const request = http.request({ hostname, port, path, method, headers: fields, agent: this.agent }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', failed);
        answer.on('end', () => {
          found({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString('utf8') });
        });
      });
      request.on('error', failed);
      request.end(text);
    });
  }

  /** Everybody sends from an address of their own, in a network of its own: the server believes it of a proxy that it trusts. */
  address() {
    const at = this.sent;
    return `${16 + ((at >> 16) % 64)}.${(at >> 8) & 255}.${at & 255}.7`;
  }

  /** The same, which must be answered so; hands back the JSON. */
  async call(method, path, status, { body, headers } = {}) {
    const answer = await this.send(method, path, { body, headers });
    if (answer.status !== status) {
      throw new Error(`${method} ${path} gave ${answer.status}, not ${status}: ${answer.text.slice(0, 500)}`);
    }
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  }

  /** Does all of it, a few at once. */
  async all(tasks) {
    const queue = tasks[Symbol.iterator]();
    const work = async () => {
      for (const task of queue) await task();
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
  }

  close() {
    this.agent.destroy();
  }
}
