import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox } from '../../sandbox/sandbox';
import { login } from './call';
import { see, type Seen } from './seen';

const always = { probability: 1 };

test.each([
	['hang', { fault: 'hang', when: always }],
	['hang after the effect', { fault: 'hang', after: true, when: always }],
	['delay', { fault: 'delay', delayMs: 60_000, when: always }],
	['delay after the effect', { fault: 'delay', delayMs: 60_000, after: true, when: always }],
	['slow-trickle', { fault: 'slow-trickle', overMs: 60_000, when: always }],
] as const)('the sandbox closes at once while requests are held by %s', async (_name, fault) => {
	const rules = [
		{ server: 'braze', ...fault },
		{ server: 'blueconic', route: 'GET /rest/v2/segments', ...fault },
		{ server: 's3', ...fault },
	] as const;
	const sandbox = await startSandbox({ profiles: 5, users: 5, faults: { rules: [...rules] } });
	const { braze, blueConic, s3 } = sandbox;
	const get = async (url: string, token = ''): Promise<Seen> => {
		return await see(url, { method: 'GET', headers: { authorization: `Bearer ${token}` } }, 20_000);
	};
	const token = await login(sandbox);
	const held = Promise.all([
		get(`${braze.url}/segments/list`, braze.key),
		get(`${blueConic.url}/rest/v2/segments?count=5`, token),
		get(`${s3.endpoint}/${s3.bucket}?list-type=2`),
	]);
	await wait(100);
	const started = performance.now();
	await sandbox.close();
	expect(performance.now() - started).toBeLessThan(1000);
	for (const seen of await held) expect(seen.whole).toBe(false);
	expect(performance.now() - started).toBeLessThan(1000);
});
