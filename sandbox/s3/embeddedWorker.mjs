// Runs in a worker thread: fauxqs is an ES module and listens on all interfaces when started by
// its own start function, so its application is built here and bound to the loopback interface.
import { parentPort } from 'node:worker_threads';
import { buildApp } from 'fauxqs';

const app = buildApp({ logger: false });
const address = await app.listen({ host: '127.0.0.1', port: 0 });
parentPort.postMessage(address);
