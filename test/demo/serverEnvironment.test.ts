import type { N8nInstall } from '../../demo/n8n/install';
import { serverEnvironment } from '../../demo/n8n/serverEnvironment';
import { N8N_RELEASES } from '../../demo/n8n/versions';

const install: N8nInstall = {
	release: N8N_RELEASES['2.41.1'],
	folder: '/cache/2.41.1',
	nodePath: '/cache/node24/bin/node',
	nodeVersion: 'v24.21.0',
	n8nBin: '/cache/2.41.1/node_modules/n8n/bin/n8n',
};
const settings = { install, userFolder: '/user', port: 5678, brokerPort: 5679 };

describe("n8n's environment", () => {
	const before = process.env;

	beforeEach(() => {
		process.env = { PATH: '/bin', HOME: '/home/me' };
	});

	afterEach(() => {
		process.env = before;
	});

	test('is quiet, local and without modules that look for servers of n8n', () => {
		expect(serverEnvironment(settings)).toMatchObject({
			HOME: '/home/me',
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_DISABLED_MODULES: 'mcp-registry',
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_PORT: '5678',
			N8N_RUNNERS_BROKER_PORT: '5679',
			N8N_USER_FOLDER: '/user',
		});
	});

	test('finds the Node that n8n runs on first, as its task runner is started by name', () => {
		expect(serverEnvironment(settings)['PATH']).toBe('/cache/node24/bin:/bin');
	});

	test.each(['N8N_ENCRYPTION_KEY', 'DB_TYPE', 'EXECUTIONS_MODE', 'NODE_OPTIONS', 'npm_config_x'])(
		'is not reached by %s from around',
		(name) => {
			process.env[name] = 'foreign';
			expect(serverEnvironment(settings)).not.toHaveProperty(name);
		},
	);

	test('takes what the caller sets', () => {
		const env = { N8N_LOG_LEVEL: 'debug', N8N_PORT: '1' };
		expect(serverEnvironment({ ...settings, env })).toMatchObject(env);
	});
});
