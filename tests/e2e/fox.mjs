// Debian's Firefox, driven by Playwright over WebDriver BiDi.
import { firefox } from '@playwright/test';

/** Firefox ESR does not know this command yet; without it no page opens. */
const UNKNOWN = 'emulation.setMediaFeaturesOverride';

/** Two sites share a process: what BiDi presses and types does not cross into a frame of another process yet. */
const TOGETHER = { 'fission.webContentIsolationStrategy': 0 };

/** Starts it. */
export async function launch() {
  const executablePath = process.env.QINGYU_FIREFOX ?? '/usr/bin/firefox-esr';
  // No arguments: those of the configuration are Chromium's.
  const options = { channel: 'moz-firefox', executablePath, headless: true, args: [], firefoxUserPrefs: TOGETHER };
  const browser = await firefox.launch(options);
  const session = Object.getPrototypeOf(browser._connection.toImpl(browser)._browserSession);
  const { send } = session;
  session.send = function known(method, params) {
    return method === UNKNOWN ? Promise.resolve({}) : send.call(this, method, params);
  };
  return browser;
}
