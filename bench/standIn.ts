import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

import { startSandbox } from '../sandbox/sandbox';

/*
 * How much memory the stand-ins take for a million Braze users, how long they take to start, and
 * how many track objects they work through in a second: npx tsx bench/standIn.ts
 */

const PEOPLE = { users: 1_000_000, profiles: 20_000 };
const OBJECTS_PER_REQUEST = 75;
const IN_FLIGHT = 4;
const WARM_UP_MS = 3_000;
const MEASURED_MS = 15_000;
const SERVE = 'serve';
const MEGABYTE = 1024 * 1024;

const ready = z.object({ url: z.string(), key: z.string() });
const usage = z.object({
	residentBytes: z.number(),
	mostResidentBytes: z.number(),
	heapBytes: z.number(),
	cpuSeconds: z.number(),
});

type Address = z.output<typeof ready>;
type Usage = z.output<typeof usage>;

/** What the process of the stand-ins has used until now. */
function ownUsage(): Usage {
	const { user, system } = process.cpuUsage();
	const { rss, heapUsed } = process.memoryUsage();
	return {
		residentBytes: rss,
		mostResidentBytes: process.resourceUsage().maxRSS * 1024,
		heapBytes: heapUsed,
		cpuSeconds: (user + system) / 1e6,
	};
}

/** The child process: the stand-ins, which answer each message with what they have used. */
async function serve(): Promise<void> {
	const sandbox = await startSandbox(PEOPLE);
	process.on('message', () => process.send?.(ownUsage()));
	process.once('disconnect', () => process.exit());
	process.send?.({ url: sandbox.braze.url, key: sandbox.braze.key });
}

async function usageOf(child: ChildProcess): Promise<Usage> {
	child.send('usage');
	const [answer] = await once(child, 'message');
	return usage.parse(answer);
}

/** Ten values for one of the known users, each time others. */
function trackObject(number: number): Record<string, unknown> {
	const person = PEOPLE.profiles / 2 + ((number * 7919) % PEOPLE.users);
	return {
		external_id: `customer-${String(person).padStart(7, '0')}`,
		first_name: `Kim ${number % 1000}`,
		home_city: 'Nijmegen',
		country: 'nl',
		loyalty_tier: number % 2 === 0 ? 'Gold' : 'Silver',
		points: number % 5000,
		vip: number % 3 === 0,
		last_order_at: '2026-11-01T10:00:00Z',
		favourite_categories: { add: ['books'], remove: ['toys'] },
		plan: { name: 'Plus', level: number % 4 },
		visits: { inc: 1 },
	};
}

async function post(address: Address, agent: Agent, body: string): Promise<void> {
	const headers = {
		authorization: `Bearer ${address.key}`,
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(body),
	};
	const sent = request(`${address.url}/users/track`, { method: 'POST', agent, headers });
	sent.end(body);
	const [answer] = await once(sent, 'response');
	const answered = await text(answer);
	if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answered}`);
}

/** Sends full requests until the time is over; answers how many objects that were. */
async function sendFor(durationMs: number, address: Address, agent: Agent): Promise<number> {
	const end = performance.now() + durationMs;
	let sent = 0;
	const sendOn = async (): Promise<void> => {
		while (performance.now() < end) {
			const first = sent;
			sent += OBJECTS_PER_REQUEST;
			const attributes = Array.from({ length: OBJECTS_PER_REQUEST }, (_, index) =>
				trackObject(first + index),
			);
			await post(address, agent, JSON.stringify({ attributes }));
		}
	};
	await Promise.all(Array.from({ length: IN_FLIGHT }, sendOn));
	return sent;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / MEGABYTE)} MB`;

function report(when: string, { residentBytes, mostResidentBytes, heapBytes }: Usage): void {
	const resident = `${megabytes(residentBytes)} resident (at most ${megabytes(mostResidentBytes)})`;
	console.log(`${when}: ${resident}, ${megabytes(heapBytes)} heap`);
}

async function measure(): Promise<void> {
	const startedMs = performance.now();
	const child = fork(__filename, [SERVE]);
	try {
		const [first] = await once(child, 'message');
		const address = ready.parse(first);
		const startSeconds = (performance.now() - startedMs) / 1000;
		console.log(`${PEOPLE.users} users and ${PEOPLE.profiles} profiles`);
		console.log(`started in ${startSeconds.toFixed(1)} s`);
		report('after the start', await usageOf(child));

		const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
		await sendFor(WARM_UP_MS, address, agent);
		const before = await usageOf(child);
		const beganMs = performance.now();
		const objects = await sendFor(MEASURED_MS, address, agent);
		const seconds = (performance.now() - beganMs) / 1000;
		const after = await usageOf(child);
		agent.destroy();

		const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
		report('after the requests', after);
		console.log(`${Math.round(objects / seconds)} objects a second, sender on the same machine`);
		console.log(`${Math.round((cpuSeconds / objects) * 1e6)} µs CPU of the stand-ins an object`);
		console.log(`${Math.round(objects / cpuSeconds)} objects in a second of CPU`);
	} finally {
		child.kill();
	}
}

void (process.argv[2] === SERVE ? serve() : measure());
