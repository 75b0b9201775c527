// One server for the whole run; its log may hold neither a panic nor a query code.
import { Server } from './server.mjs';

export default async function setup() {
  const server = await new Server({}, 'server.log').start();
  process.env.QINGYU_URL = server.url;
  return async () => {
    const wrong = await server.end();
    if (wrong.length > 0) throw new Error(`the server's log says what it must not:\n${wrong.join('\n')}`);
  };
}
