import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, INodeCredentialTestResult } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/sandbox';
import { testNodesFitDocument } from '../contract/nodesFitDocument';
import { watchBlueConic, type WatchedSandbox } from '../contract/watchBlueConic';
import { closedAddress } from './closedPort';
import { endEngine } from './engineEnd';
import { sandboxCredentials, type CredentialType } from './goal';
import './nodeErrors';
import { loadNodeTypes, nodeTypeOf, packageName } from './nodeTypes';
import { requestsDuring } from './requests';
import { flawsOf, secretsIn } from './sentence';
import { keysBelow, openStage } from './stage';

/** What the goals need; the stand-in knows more. */
const neededPermissions = [
	'segments.list',
	'segments.details',
	'users.export.segment',
	'users.track',
] as const;
const neededScopes = ['read:segments', 'read:profile-properties', 'write:profiles'] as const;

const keyWithout = (permission: string) => `key-without-${permission}`;
const secretWithout = (scope: string) => `secret-without-${scope}`;

const wrong = { apiKey: 'wrong-key-4711', clientSecret: 'wrong-secret-4711' };

const secrets = [
	...neededPermissions.map(keyWithout),
	...neededScopes.map(secretWithout),
	...Object.values(wrong),
];

interface WrongCredential {
	readonly what: string;
	readonly type: CredentialType;
	readonly changes: (closed: string) => ICredentialDataDecryptedObject;
	readonly words: readonly string[];
}

const wrongCredentials: readonly WrongCredential[] = [
	{
		what: 'a Braze instance that does not answer',
		type: 'brazeApi',
		changes: (closed) => ({ customHost: closed }),
		words: ['Braze cannot be reached', 'refused', "'Instance' or 'Custom Host'"],
	},
	{
		what: 'a Braze host that is no address',
		type: 'brazeApi',
		changes: () => ({ customHost: 'not an address' }),
		words: ["'not an address' is no address", "'Custom Host' in the Braze credential"],
	},
	{
		what: 'a wrong Braze key',
		type: 'brazeApi',
		changes: () => ({ apiKey: wrong.apiKey }),
		words: ['does not accept the API key', "'Instance' and 'API Key' in the Braze credential"],
	},
	...neededPermissions.map((permission): WrongCredential => ({
		what: `a Braze key without ${permission}`,
		type: 'brazeApi',
		changes: () => ({ apiKey: keyWithout(permission) }),
		words: [`lacks the permission '${permission}'`, "'API Key' in the Braze credential"],
	})),
	{
		what: 'a tenant that does not answer',
		type: 'blueConicApi',
		changes: (closed) => ({ tenant: closed }),
		words: ['BlueConic cannot be reached', 'refused', "'Tenant' in the BlueConic credential"],
	},
	{
		what: 'a tenant that is no address',
		type: 'blueConicApi',
		changes: () => ({ tenant: 'not an address' }),
		words: ["'not an address' is no address", "'Tenant' in the BlueConic credential"],
	},
	{
		what: 'a wrong BlueConic secret',
		type: 'blueConicApi',
		changes: () => ({ clientSecret: wrong.clientSecret }),
		words: ['refused the application', "'Client ID' and 'Client Secret'", 'BlueConic credential'],
	},
	{
		what: 'no BlueConic secret',
		type: 'blueConicApi',
		changes: () => ({ clientSecret: '' }),
		words: ['refused the application', "'Client Secret' in the BlueConic credential"],
	},
	...neededScopes.map((scope): WrongCredential => ({
		what: `a BlueConic application without ${scope}`,
		type: 'blueConicApi',
		changes: () => ({ clientId: `without-${scope}`, clientSecret: secretWithout(scope) }),
		words: [`the scope '${scope}'`],
	})),
	{
		what: 'an S3 endpoint that does not answer',
		type: 's3StageApi',
		changes: (closed) => ({ endpoint: closed }),
		words: ['S3 server', 'cannot be reached', "'Endpoint'", 'S3 Stage credential'],
	},
	{
		what: 'a bucket that does not exist',
		type: 's3StageApi',
		changes: () => ({ bucket: 'no-such-bucket' }),
		words: ["Bucket 'no-such-bucket' does not exist", "'Bucket'"],
	},
	...['not an address', 'ftp://127.0.0.1:9'].map((endpoint): WrongCredential => ({
		what: `an S3 endpoint that is no address: ${endpoint}`,
		type: 's3StageApi',
		changes: () => ({ endpoint }),
		words: ['is no address', "'Endpoint' in the S3 Stage credential", 'begins with https://'],
	})),
	{
		what: 'no S3 region',
		type: 's3StageApi',
		changes: () => ({ region: ' ' }),
		words: ["'Region' in the S3 Stage credential is empty"],
	},
];

describe('credential tests', () => {
	let sandbox: WatchedSandbox;

	beforeAll(async () => {
		sandbox = await watchBlueConic(
			await startSandbox({
				profiles: 20,
				users: 20,
				s3Conditions: 'ignored',
				braze: {
					moreKeys: neededPermissions.map((permission) => ({
						key: keyWithout(permission),
						permissions: neededPermissions.filter((other) => other !== permission),
					})),
				},
				blueConic: {
					moreClients: neededScopes.map((scope) => ({
						clientId: `without-${scope}`,
						clientSecret: secretWithout(scope),
						scopes: neededScopes.filter((other) => other !== scope),
					})),
				},
			}),
		);
	});

	afterAll(async () => {
		endEngine();
		await sandbox.close();
	});

	/** Every node that names a credential names the test of it, too. */
	async function testsOf(type: CredentialType) {
		const { loader } = await loadNodeTypes();
		const found = await Promise.all(
			Object.keys(loader.nodeTypes).map(async (name) => {
				const { description, methods } = await nodeTypeOf(name);
				const credential = description.credentials?.find((one) => one.name === type);
				if (!credential) return [];
				const test = methods?.credentialTest?.[String(credential.testedBy)];
				if (!test) throw new Error(`${packageName}.${name} does not test ${type}`);
				return [test];
			}),
		);
		return found.flat();
	}

	async function tested(
		type: CredentialType,
		changes: ICredentialDataDecryptedObject = {},
	): Promise<INodeCredentialTestResult> {
		const [test] = await testsOf(type);
		if (!test) throw new Error(`No node uses ${type}`);
		const data = { ...sandboxCredentials(sandbox)[type], ...changes };
		const credential = { id: 'credential', name: 'Credential', type, data };
		return await test.call(new CredentialTestContext(), credential);
	}

	it.each([
		['brazeApi', 'Connected: the key has every permission'],
		['blueConicApi', 'Connected: the application has every scope'],
		[
			's3StageApi',
			"Connected: the keys can do all that runs need in bucket 'sandbox', below 'stage/'",
		],
	] as const)('%s: all is well', async (type, message) => {
		const before = await (await fetch(`${sandbox.admin.url}/admin/braze/users`)).text();
		expect(await tested(type)).toEqual({
			status: 'OK',
			message: expect.stringContaining(message),
		});
		expect(await (await fetch(`${sandbox.admin.url}/admin/braze/users`)).text()).toBe(before);
	});

	it('s3StageApi: says that conditional writes are ignored, and leaves nothing', async () => {
		const { message } = await tested('s3StageApi');
		expect(message).toContain(`set 'Only One n8n Runs This Connection' in 'Begin Run'`);
		const stage = openStage(sandbox);
		expect(await keysBelow(stage, 'stage/')).toEqual([]);
		stage.close();
	});

	it('s3StageApi: without a bucket the keys alone are tried', async () => {
		expect(await tested('s3StageApi', { bucket: '' })).toEqual({
			status: 'OK',
			message: "Connected: the keys work. Choose a bucket here or in 'Begin Run'.",
		});
	});

	it.each(['brazeApi', 'blueConicApi', 's3StageApi'] as const)(
		'%s: is tested the same way whichever node asks',
		async (type) => {
			expect(new Set(await testsOf(type)).size).toBe(1);
		},
	);

	it.each(wrongCredentials)('says so: $what', async ({ type, changes, words }) => {
		const result = await tested(type, changes(await closedAddress()));
		expect(result.status).toBe('Error');
		for (const word of words) expect(result.message).toContain(word);
		const flaws = flawsOf(result.message);
		expect({ sentence: result.message, flaws }).toEqual({ sentence: result.message, flaws: [] });
		expect(secretsIn(result, sandbox, secrets)).toEqual([]);
	});

	it('no test starts an export or writes a profile', async () => {
		const requests = await requestsDuring(sandbox, async () => {
			await tested('brazeApi');
			await tested('blueConicApi');
		});
		expect(requests).toEqual({
			braze: {
				'GET /segments/list': 1,
				'GET /segments/details': 1,
				'POST /users/export/segment': 1,
				'POST /users/track': 1,
			},
			blueconic: {
				'POST /rest/v2/oauth/token': 1,
				'GET /rest/v2/segments': 1,
				'GET /rest/v2/profileProperties': 1,
				'PUT /rest/v2/profiles': 1,
			},
		});
		const profiles = await (await fetch(`${sandbox.admin.url}/admin/blueconic/profiles`)).text();
		expect(profiles.trim().split('\n')).toHaveLength(20);
	});

	testNodesFitDocument(() => sandbox, {
		'GET /profileProperties': 4,
		'GET /segments': 5,
		'POST /oauth/token': 7,
		'PUT /profiles': 3,
	});
});
