// A provider of OpenID Connect on a port of this machine, with a page of its own that asks who one is.
import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

export class Provider {
  static async start() {
    const provider = new Provider();
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    provider.key = privateKey;
    provider.jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
    provider.codes = new Map();
    provider.server = createServer((request, response) => provider.answer(request, response));
    provider.server.listen(0, '127.0.0.1');
    await once(provider.server, 'listening');
    provider.issuer = `http://127.0.0.1:${provider.server.address().port}`;
    return provider;
  }

  end() {
    this.server.closeAllConnections();
    this.server.close();
  }

  async answer(request, response) {
    const url = new URL(request.url, this.issuer);
    const json = (value, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (url.pathname === '/.well-known/openid-configuration') return json(this.discovery());
    if (url.pathname === '/keys') return json({ keys: [this.jwk] });
    if (url.pathname === '/authorize') return this.ask(url.searchParams, response);
    if (url.pathname === '/token') {
      let body = '';
      for await (const chunk of request) body += chunk;
      const token = this.token(new URLSearchParams(body));
      return token ? json(token) : json({ error: 'invalid_grant' }, 400);
    }
    response.writeHead(204);
    response.end();
  }

  discovery() {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  /** Two links: to come back as somebody, or with a refusal. */
  ask(asked, response) {
    const code = randomUUID();
    this.codes.set(code, asked);
    const back = (parameters) => {
      const url = new URL(asked.get('redirect_uri'));
      url.search = new URLSearchParams({ ...parameters, state: asked.get('state') });
      return url.href.replaceAll('&', '&amp;');
    };
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!DOCTYPE html><html lang="zh-CN"><title>认证</title><link rel="icon" href="data:,"><h1>统一身份认证</h1>
      <p><a href="${back({ code })}">同意</a></p><p><a href="${back({ error: 'access_denied' })}">拒绝</a></p>`);
  }

  token(sent) {
    const asked = this.codes.get(sent.get('code'));
    const challenge = createHash('sha256').update(sent.get('code_verifier')).digest('base64url');
    if (!asked || asked.get('code_challenge') !== challenge) return undefined;
    this.codes.delete(sent.get('code'));
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer,
      aud: asked.get('client_id'),
      sub: 'intake-at-the-provider',
      nonce: asked.get('nonce'),
      iat: now,
      exp: now + 300,
    };
    const text = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${encoded(claims)}`;
    const signature = createSign('RSA-SHA256').update(text).sign(this.key, 'base64url');
    return { access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: `${text}.${signature}` };
  }
}
