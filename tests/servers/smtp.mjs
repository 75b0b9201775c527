// A mail server for tests: prints its port, then each message that it took as a line of JSON. To `busy@…` it says "later" the first time,
// to `gone@…` "never".
import { SMTPServer } from "smtp-server";

const seen = new Set();
const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo({ address }, _session, done) {
    if (address.startsWith("gone@")) return done(refusal(550, "no such mailbox"));
    if (address.startsWith("busy@") && !seen.has(address)) {
      seen.add(address);
      return done(refusal(451, "later"));
    }
    done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const to = session.envelope.rcptTo.map((one) => one.address);
      console.log(JSON.stringify({ to, text: Buffer.concat(parts).toString("utf8") }));
      done();
    });
  },
});
server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
