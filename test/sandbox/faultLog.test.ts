import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { failureOf, faultyServices, follow, logsOf, type GivenPlan } from './faultyService';

const WRITES = 200;
const WORKERS = 8;
/** Long enough for every answer that comes at all. */
const PATIENCE_MS = 1500;

type Rule = GivenPlan['rules'][number];

const often = { when: { probability: 0.03 } };
const once = { when: { at: [20] } };

function rulesFor(server: 'braze' | 'blueconic', route: string): readonly Rule[] {
	const target = { server, route };
	return [
		{ ...target, ...once, fault: 'hang' },
		{ ...target, when: { at: [30] }, fault: 'hang', after: true },
		{ ...target, ...often, fault: 'delay', delayMs: 20 },
		{ ...target, ...often, fault: 'reset' },
		{ ...target, ...often, fault: 'reset', after: true },
		{ ...target, ...often, fault: 'torn-body' },
		{ ...target, ...often, fault: 'slow-trickle', overMs: 20 },
		{ ...target, ...often, fault: 'rate-limited' },
		{ ...target, ...often, fault: 'rate-limited-bare' },
		{ ...target, ...often, fault: 'server-error' },
		{ ...target, ...often, fault: 'bad-gateway', after: true },
		{ ...target, ...often, fault: 'unavailable' },
		{ ...target, ...often, fault: 'gateway-timeout', after: true },
		{ ...target, ...often, fault: 'wrong-content-type' },
		{ ...target, ...often, fault: 'token-revoked' },
	];
}

const s3Rules: readonly Rule[] = [
	{ server: 's3', ...once, fault: 'hang' },
	{ server: 's3', ...often, fault: 'delay', delayMs: 20 },
	{ server: 's3', ...often, fault: 'reset' },
	{ server: 's3', ...often, fault: 'torn-body' },
	{ server: 's3', ...often, fault: 'slow-trickle', overMs: 20 },
	{ server: 's3', ...often, fault: 'server-error', after: true },
	{ server: 's3', ...often, fault: 'slow-down' },
	{ server: 's3', when: { probability: 0.1 }, fault: 'no-such-key', route: 'GetObject' },
];

const rules = [
	...rulesFor('braze', 'POST /users/track'),
	...rulesFor('blueconic', 'PUT /rest/v2/profiles'),
	...s3Rules,
];

/** Does `work` so often, several at a time, whatever becomes of it. */
async function often8(work: (nth: number) => Promise<unknown>): Promise<void> {
	let nth = 0;
	const worker = async (): Promise<void> => {
		while (nth < WRITES) await failureOf(work(nth++));
	};
	await Promise.all(Array.from({ length: WORKERS }, worker));
}

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 5, users: 5, braze: { track: { effectDelayMs: 0 } } });
});

afterAll(async () => {
	await sandbox.close();
});

async function useS3(): Promise<void> {
	const { endpoint, region, bucket: Bucket, ...credentials } = sandbox.s3;
	const options = { endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1 };
	const client = new S3Client(options);
	const abortSignal = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS);
	await client.send(new PutObjectCommand({ Bucket, Key: 'there', Body: 'there' }));
	await often8(async (nth) => {
		if (nth % 2 === 0) {
			const command = new PutObjectCommand({ Bucket, Key: `key-${nth}`, Body: 'body' });
			return await client.send(command, { abortSignal: abortSignal() });
		}
		const command = new GetObjectCommand({ Bucket, Key: 'there' });
		const { Body } = await client.send(command, { abortSignal: abortSignal() });
		return await Body?.transformToString();
	});
	client.destroy();
}

test('the log of faults explains every answer that is not 2xx, and every fault hit a request', async () => {
	await follow(sandbox, { seed: 5, rules });
	const { braze, blueconic } = faultyServices;
	await Promise.all([
		often8(async (nth) => await braze(sandbox).write(`user-${nth}`, PATIENCE_MS)),
		often8(async (nth) => await blueconic(sandbox).write(`profile-${nth}`, PATIENCE_MS)),
		useS3(),
	]);
	const { requests, faults } = await logsOf(sandbox);

	const marks = new Map(faults.map(({ request, rule, kind }) => [request, { rule, kind }]));
	const failed = requests.filter(({ status }) => status === null || status < 200 || status > 299);
	const unexplained = failed.filter(({ number, fault }) => !fault || !marks.has(number));
	expect(failed.length).toBeGreaterThan(100);
	expect(unexplained).toEqual([]);

	const hit = requests.flatMap(({ number, fault }) => (fault ? [[number, fault] as const] : []));
	expect(new Map(hit)).toEqual(marks);
	expect(faults.map(({ number }) => number)).toEqual(faults.map((_, index) => index + 1));

	const fired = new Set(faults.map(({ rule }) => rule));
	const neverFired = rules.filter((_, index) => !fired.has(index));
	expect(neverFired).toEqual([]);
}, 30_000);
