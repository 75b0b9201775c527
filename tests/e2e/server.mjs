// Starts and stops real servers, each on a data folder of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const OUTPUT = path.join(ROOT, 'target/e2e');
export const BINARY =
  process.env.QINGYU_SERVER ?? process.env.QINGYU_SERVER_BIN ?? path.join(ROOT, 'target/debug/qingyu-server');
export const SITE = process.env.QINGYU_SITE_DIR ?? path.join(ROOT, 'target/site/citizen');
const PATIENCE = 30_000;

/** The limits that only their own test wants to meet. */
const GENEROUS = { QINGYU_SUBMISSIONS_PER_HOUR: '100000', QINGYU_LOOKUPS_PER_HOUR: '100000' };

/** One server: `url` while it runs; `stop` and `start` again keep the data and the port. */
export class Server {
  constructor(env = {}, logName = undefined, extra = []) {
    this.env = env;
    this.extra = extra;
    this.folder = mkdtempSync(path.join(tmpdir(), 'qingyu-e2e-'));
    this.said = '';
    mkdirSync(OUTPUT, { recursive: true });
    this.log = logName && createWriteStream(path.join(OUTPUT, logName));
  }

  async start(env = this.env) {
    for (const made of [BINARY, path.join(SITE, 'index.html')]) {
      if (!existsSync(made)) throw new Error(`${made} is missing: cargo xtask build makes it`);
    }
    const from = this.said.length;
    const listen = this.url ? new URL(this.url).host : '127.0.0.1:0';
    const args = ['--listen', listen, '--data-dir', path.join(this.folder, 'data'), '--site', SITE, ...this.extra];
    this.child = spawn(BINARY, args, {
      cwd: this.folder,
      env: { ...process.env, ...GENEROUS, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = once(this.child, 'exit');
    this.url = await new Promise((found, failed) => {
      const late = setTimeout(() => failed(new Error(`no address within 30 s:\n${this.said}`)), PATIENCE);
      const hear = (chunk) => {
        this.said += chunk;
        this.log?.write(chunk);
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(this.said.slice(from));
        if (address) {
          clearTimeout(late);
          found(address[0]);
        }
      };
      this.child.stdout.on('data', hear);
      this.child.stderr.on('data', hear);
      this.child.once('error', failed);
      this.child.once('exit', (code) => failed(new Error(`the server ended with ${code}:\n${this.said}`)));
    });
    return this;
  }

  /** Stops by SIGTERM, as an operator would. */
  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    const kill = setTimeout(() => this.child.kill('SIGKILL'), 12_000);
    const [code, signal] = await this.ended;
    clearTimeout(kill);
    if (code !== 0) throw new Error(`the server did not end by itself: ${code ?? signal}\n${this.said}`);
  }

  /** Stops for good, deletes the data and hands back what stood in the log that must not. */
  async end() {
    await this.stop();
    this.log?.end();
    rmSync(this.folder, { recursive: true, force: true });
    return this.said.split('\n').filter((line) => /panicked|(\d{4} ?){5}\d{4}/.test(line));
  }
}
